"""The tenders a price was fixed with when a terminal was asked for money. Pure."""

from ..engine.money import PPM
from .facts import ENTRIES_MAX, clean_id
from .text import clean_integer

#: Stands for the tender of what nobody had offered to pay yet.
NOT_CHOSEN = 0
#: A price moves a little between two tenders of one receipt: one percent of it.
TOLERANCE = PPM // 100


def clean_payments(value):
    """The shares of the receipt by payment method, or None if they are no whole.

    >>> clean_payments([{"method": 2, "share": 600000}, {"method": 0, "share": 400000}])
    [{'method': 0, 'share': 400000}, {'method': 2, 'share': 600000}]
    >>> clean_payments([{"method": 2, "share": 600000}])
    """
    if not isinstance(value, list) or len(value) > ENTRIES_MAX:
        return None
    shares = {}
    for row in value:
        row = row if isinstance(row, dict) else {}
        method, share = row.get("method"), clean_integer(row.get("share"))
        if share is None or share < 0 or not (method == NOT_CHOSEN or clean_id(method)):
            return None
        shares[method] = share
    if sum(shares.values()) != PPM:
        return None
    return [{"method": method, "share": shares[method]} for method in sorted(shares)]


def confirmed_payments(claimed, own):
    """The tenders the price was fixed with, if each of them then paid what was claimed.

    >>> own = [{"method": 1, "share": 500000}, {"method": 2, "share": 500000}]
    >>> confirmed_payments([{"method": 2, "share": 1000000}], own) == own
    True
    >>> confirmed_payments([{"method": 0, "share": 500000}, own[1]], own)[0]["method"]
    0
    """
    paid = {row["method"]: row["share"] for row in own}
    is_paid = claimed and all(
        row["method"] == NOT_CHOSEN or row["share"] <= paid.get(row["method"], 0) + TOLERANCE
        for row in claimed
    )
    return claimed if is_paid else own
