"""E04, cards get another purpose: at carrying cost, and with the new purpose's input VAT."""

from ..entry import pair
from ..errors import PostingError
from ..legs import entries
from ..roles import stock_role

OTHER = {"free": "sale", "sale": "free"}


def purpose_change(event):
    """Entries ``cost`` (carried by stock) and ``vat`` where the input VAT changes its place."""
    new = stock_role(event.purpose)
    vat = {
        "deduct": pair("VATIN", new, event.capitalised_minor),
        "capitalise": pair(new, "VATIN", event.deducted_minor),
        "proportional": (),
    }
    if event.input_vat not in vat:
        raise PostingError("input_vat_unknown", input_vat=event.input_vat)
    return entries(
        event.operation_date,
        ("cost", "stock", pair(new, stock_role(OTHER[event.purpose]), event.cost_minor)),
        ("vat", "ledger", vat[event.input_vat]),
    )
