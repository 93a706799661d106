"""E09 over validity, month by month: what is due to date less what was released before."""

from ..entry import pair
from ..errors import PostingError
from ..legs import entries
from ..vat import ratio_half_up


def card_fee_release(event):
    """The ``release`` entry Dr CLC / Cr REV; the last month clears the cents."""
    if not 0 <= event.done <= event.months or not event.months:
        raise PostingError("months_invalid", done=event.done, months=event.months)
    due = ratio_half_up(event.net_minor * event.done, event.months) - event.released_minor
    return entries(event.operation_date, ("release", "ledger", pair("CLC", "REV", due)))
