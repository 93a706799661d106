"""E18 before the date: cards that will be destroyed lose their value to an allowance."""

from ..entry import pair
from ..legs import entries


def impairment(event):
    """The ``impairment`` entry: Dr WOF / Cr ALW; the pieces stay in stock."""
    lines = pair("WOF", "ALW", event.amount_minor)
    return entries(event.operation_date, ("impairment", "ledger", lines))
