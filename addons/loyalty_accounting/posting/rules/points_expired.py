"""Points expired: the rest of the liability is earned."""

from ..entry import pair
from ..legs import entries


def points_expired(event):
    """The ``release`` entry: Dr CLP / Cr REV."""
    lines = pair("CLP", "REV", event.liability_minor - event.released_minor)
    return entries(event.operation_date, ("release", "ledger", lines))
