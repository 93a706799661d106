"""Condition ``shop``: the sale is made in one of the `shops`."""

from ..shape import integer, listing
from ..verdict import Verdict

FIELDS = {"shops": listing(integer(0))}


def check(spec, program, sale):
    """Look the shop up."""
    shop = sale.basket["shop"]
    return Verdict(shop in spec["shops"], "shop", {"shop": shop})
