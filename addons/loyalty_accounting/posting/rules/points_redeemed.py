"""Points redeemed: a discount on the second sale, and their part of the liability earned."""

from ..entry import pair
from ..errors import PostingError
from ..legs import entries, signed
from ..vat import included_tax, ratio_half_up


def points_redeemed(event):
    """Entries ``sale`` (carried by the POS session) and ``release`` up to date."""
    if not 0 <= event.redeemed <= event.expected or not event.expected:
        raise PostingError("points_invalid", redeemed=event.redeemed, expected=event.expected)
    paid = event.gross_minor - event.discount_minor
    tax = included_tax(paid, event.rate_ppm)
    due = ratio_half_up(event.liability_minor * event.redeemed, event.expected)
    return entries(
        event.operation_date,
        ("sale", "pos", signed(("CASH", paid), ("REV", tax - paid), ("VATO", -tax))),
        ("release", "ledger", pair("CLP", "REV", due - event.released_minor)),
    )
