"""E08, a retained card comes back: its off-balance record ends; at nil value by default."""

from ..entry import pair
from ..legs import entries


def retained_return(event):
    """Entries ``off_balance`` and, where the card has a value again, ``value``."""
    return entries(
        event.operation_date,
        ("off_balance", "ledger", pair("OBIC", "OBI", event.off_balance_minor)),
        ("value", "stock", pair("MAT", "OIN", event.value_minor)),
    )
