"""E23, return or claim: the cards leave at carrying cost, the supplier credits their price.

Under average or FIFO cost the two may differ; the difference is an expense of the cards.
"""

from ..entry import pair
from ..legs import entries, signed
from ..roles import stock_role


def supplier_return(event):
    """The ``credit`` by Odoo's credit note, and the ``difference`` by us; a mere claim is ours."""
    stock = stock_role(event.purpose)
    expense = "COGS" if event.purpose == "sale" else "EXP"
    difference = event.cost_minor - event.credit_minor
    credit = (
        ("CLM" if event.claimed else "AP", event.credit_minor + event.tax_minor),
        (stock, -event.credit_minor),
        ("VATIN", -event.tax_minor),
    )
    if event.claimed:
        lines = signed(*credit[:1], (stock, -event.cost_minor), *credit[2:], (expense, difference))
        return entries(event.operation_date, ("credit", "ledger", lines))
    return entries(
        event.operation_date,
        ("credit", "bill", signed(*credit)),
        ("difference", "ledger", pair(expense, stock, difference)),
    )
