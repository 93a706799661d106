"""E22, an issued card expires: nothing for the plastic; a retained one leaves the record."""

from ..entry import pair
from ..legs import entries


def card_expiry(event):
    """The ``off_balance`` entry of retained cards; none for cards that passed."""
    lines = pair("OBIC", "OBI", event.off_balance_minor)
    return entries(event.operation_date, ("off_balance", "ledger", lines))
