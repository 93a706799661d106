"""Condition ``day_of_month``: the wall date is one of `days` of its month; -1 is the last day."""

from ..calendar import days_in_month, parts_of
from ..shape import integer, listing, refuse
from ..verdict import Verdict

LAST = -1

_between = integer(LAST, 31)


def _day(value, where):
    """Check for a day of the month, or the word for the last one."""
    _between(value, where)
    if value == 0:
        refuse("out_of_range", where)


FIELDS = {"days": listing(_day)}


def check(spec, program, sale):
    """Look the day up, and on the last day of the month also the word for it."""
    year, month, day = parts_of(sale.basket["wall"]["date"])
    is_last = day == days_in_month(year, month)
    holds = day in spec["days"] or (is_last and LAST in spec["days"])
    return Verdict(holds, "day_of_month", {"day": day})
