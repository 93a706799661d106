"""Condition ``group``: the holder is in one of the customer `groups`."""

from ..asked import code_for
from ..shape import integer, listing
from ..verdict import Verdict

FIELDS = {"groups": listing(integer(0))}


def check(spec, program, sale):
    """Look for a group that both have."""
    holder = sale.basket["holder"]
    holds = bool(holder) and any(group in spec["groups"] for group in holder["groups"])
    return Verdict(holds, code_for("group", sale.basket))
