"""E13, no culprit: the shortage is a loss."""

from ..entry import pair
from ..legs import entries


def shortage_loss(event):
    """The ``loss`` entry: Dr SHL / Cr SHC (nothing to book where both are one account)."""
    lines = pair("SHL", "SHC", event.shortage_minor)
    return entries(event.operation_date, ("loss", "ledger", lines))
