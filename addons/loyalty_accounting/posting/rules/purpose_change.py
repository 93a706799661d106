"""E04, cards get another purpose: at carrying cost, and with the new purpose's input VAT."""

from ..entry import pair
from ..input_tax import InputTax, into_cost
from ..legs import entries
from ..roles import stock_role

OTHER = {"free": "sale", "sale": "free"}


def purpose_change(event):
    """Entries ``cost`` (carried by stock) and ``vat`` where the input VAT changes its place."""
    new = stock_role(event.purpose)
    tax = InputTax(event.deducted_minor, event.capitalised_minor)
    moved = into_cost(event.regime, event.input_vat, tax)
    return entries(
        event.operation_date,
        ("cost", "stock", pair(new, stock_role(OTHER[event.purpose]), event.cost_minor)),
        ("vat", "ledger", pair(new, "VATIN", moved)),
    )
