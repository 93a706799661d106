"""Impaired cards leave stock: their allowance ends where the loss of value was booked.

The cost goes where the cards go, in full; the loss of value that was expected did not happen.
"""

from ..entry import pair
from ..legs import entries


def allowance_release(event):
    """The ``allowance`` entry: Dr ALW / Cr WOF."""
    lines = pair("ALW", "WOF", event.amount_minor)
    return entries(event.operation_date, ("allowance", "ledger", lines))
