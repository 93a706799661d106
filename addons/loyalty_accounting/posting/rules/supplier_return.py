"""E23, return or claim: the cards leave at carrying cost, the supplier credits their price.

Under average or FIFO cost the two may differ; the difference is an expense of the cards.
"""

from ..entry import pair
from ..legs import entries, signed
from ..roles import stock_role


def supplier_return(event):
    """The ``credit`` by Odoo's credit note, and the ``difference`` by us; a claim is ours."""
    stock = stock_role(event.purpose)
    expense = "COGS" if event.purpose == "sale" else "EXP"
    difference = event.cost_minor - event.credit_minor
    gross, tax = event.credit_minor + event.tax_minor, ("VATIN", -event.tax_minor)
    if event.claimed:
        above = gross - event.cost_minor
        return entries(
            event.operation_date,
            ("cost", "stock", pair("CLM", stock, event.cost_minor)),
            ("claim", "ledger", signed(("CLM", above), (expense, difference), tax)),
        )
    credit = (("AP", gross), (stock, -event.credit_minor), tax)
    return entries(
        event.operation_date,
        ("credit", "bill", signed(*credit)),
        ("difference", "ledger", pair(expense, stock, difference)),
    )
