"""Condition ``holidays``: the wall date is one of the listed `dates`."""

from ..calendar import date
from ..shape import listing
from ..verdict import Verdict

FIELDS = {"dates": listing(date)}


def check(spec, program, sale):
    """Look the date up."""
    return Verdict(sale.basket["wall"]["date"] in spec["dates"], "holidays")
