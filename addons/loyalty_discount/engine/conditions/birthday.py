"""Condition ``birthday``: from `before` days before the holder's birthday through `after` after.

The year of birth has no meaning. A birthday of 29 February is on the 28th in other years. A
holder whose birthday is unknown has none.
"""

from ..asked import code_for
from ..calendar import day_number, days_in_month, parts_of
from ..shape import integer
from ..verdict import Verdict

FIELDS = {"before": integer(0, 180), "after": integer(0, 180)}


def _distances(birthday, today):
    """Return the days from the birthdays of last, this and next year to `today`."""
    year, _month, _day = parts_of(today)
    _born, month, day = parts_of(birthday)
    now = day_number(*parts_of(today))
    years = (year - 1, year, year + 1)
    return [now - day_number(y, month, min(day, days_in_month(y, month))) for y in years]


def check(spec, program, sale):
    """Ask about the nearest birthdays: around New Year they are in other years."""
    holder, today = sale.basket["holder"], sale.basket["wall"]["date"]
    birthday = holder["birthday"] if holder else None
    days = _distances(birthday, today) if birthday else []
    holds = any(-spec["before"] <= past <= spec["after"] for past in days)
    params = {"before": spec["before"], "after": spec["after"]}
    return Verdict(holds, code_for("birthday", sale.basket), params)
