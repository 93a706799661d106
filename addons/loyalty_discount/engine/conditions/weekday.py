"""Condition ``weekday``: the wall date falls on one of `days`, 1 = Monday to 7 = Sunday."""

from ..shape import integer, listing
from ..verdict import Verdict

FIELDS = {"days": listing(integer(1, 7))}


def check(spec, program, sale):
    """Look the weekday up."""
    weekday = sale.basket["wall"]["weekday"]
    return Verdict(weekday in spec["days"], "weekday", {"weekday": weekday})
