"""E25, the first day: balances found in the ledger, or booked against one chosen account."""

from ..errors import PostingError
from ..legs import entries, signed


def opening(event):
    """Entries ``cost`` (carried by stock) and ``off_balance``; none where the ledger has them."""
    if event.against == "none":
        return ()
    if event.against != "account":
        raise PostingError("opening_unknown", against=event.against)
    stock = event.materials_minor + event.goods_minor
    kept = event.retained_minor
    on_balance = (("MAT", event.materials_minor), ("GDS", event.goods_minor), ("OPN", -stock))
    return entries(
        event.operation_date,
        ("cost", "stock", signed(*on_balance)),
        ("off_balance", "ledger", signed(("OBI", kept), ("OBIC", -kept))),
    )
