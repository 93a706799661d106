"""E12, the responsible person is charged: at cost, or at a higher market price.

What is above cost is income only when it is paid.
"""

from ..errors import PostingError
from ..legs import entries, signed


def culprit_charge(event):
    """The ``charge`` entry: Dr EMP / Cr SHC, Cr DFI."""
    charges = {
        "cost": event.shortage_minor,
        "market": max(event.market_minor, event.shortage_minor),
    }
    charged = charges.get(event.parameters.recovery)
    if charged is None:
        raise PostingError("recovery_unknown", recovery=event.parameters.recovery)
    above = charged - event.shortage_minor
    lines = signed(("EMP", charged), ("SHC", -event.shortage_minor), ("DFI", -above))
    return entries(event.operation_date, ("charge", "ledger", lines))
