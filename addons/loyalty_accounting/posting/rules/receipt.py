"""E02, receipt: pieces only; at a period end without the bill also what they will cost."""

from ..entry import pair
from ..legs import entries
from .supplier_bill import cost_role


def receipt(event):
    """The ``uninvoiced`` entry of a late bill: Dr MAT or GDS / Cr GRN."""
    role = cost_role(event.parameters, event.purpose)
    lines = pair(role, "GRN", event.uninvoiced_minor)
    return entries(event.operation_date, ("uninvoiced", "ledger", lines))
