"""Condition ``date_range``: the wall date lies between `from` and `through`, both included.

A missing edge is open.
"""

from ..calendar import date
from ..shape import maybe
from ..verdict import Verdict

FIELDS = {"from": maybe(date), "through": maybe(date)}


def check(spec, program, sale):
    """Compare dates as texts: ISO dates sort as days do."""
    today = sale.basket["wall"]["date"]
    start, end = spec["from"], spec["through"]
    holds = (start is None or start <= today) and (end is None or today <= end)
    return Verdict(holds, "date_range", {"from": start, "through": end})
