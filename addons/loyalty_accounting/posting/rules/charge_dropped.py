"""E13, a charge is dropped: what the person has not paid is a loss, without income above cost.

The deferred income that payments have not earned never will be.
"""

from ..legs import entries, signed
from .recovery import earned_minor


def charge_dropped(event):
    """The ``dropped`` entry: Dr SHL, Dr DFI / Cr EMP."""
    rest = event.charged_minor - event.recovered_minor
    deferred = event.deferred_minor - earned_minor(event, event.recovered_minor)
    lines = signed(("SHL", rest - deferred), ("DFI", deferred), ("EMP", -rest))
    return entries(event.operation_date, ("dropped", "ledger", lines))
