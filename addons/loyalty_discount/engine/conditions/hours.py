"""Condition ``hours``: the wall time lies from `from_minute` until `until_minute` of the day.

From after until goes over midnight, equal is the whole day. With `grace` it also holds for a
receipt that began in time, while at most that many minutes have passed since the end.
"""

from ..shape import integer
from ..verdict import Verdict

DAY = 1440

FIELDS = {
    "from_minute": integer(0, DAY - 1),
    "until_minute": integer(0, DAY),
    "grace": integer(0, 240),
}


def _is_inside(minute, start, end):
    """Tell whether a minute of the day lies in the hours, which may go over midnight."""
    if start < end:
        return start <= minute < end
    return start == end or minute >= start or minute < end


def _is_late_in_time(spec, wall):
    """Tell whether the receipt began in time and the grace has not run out.

    No grace at all means none: the minute of the end is 0 minutes late and out already.
    """
    began = (wall["minute"] - wall["elapsed"]) % DAY
    late = (wall["minute"] - spec["until_minute"]) % DAY
    is_in_time = _is_inside(began, spec["from_minute"], spec["until_minute"])
    return is_in_time and 0 < spec["grace"] and late <= spec["grace"]


def check(spec, program, sale):
    """Ask about the moment itself, then about the beginning of the receipt."""
    wall = sale.basket["wall"]
    start, end = spec["from_minute"], spec["until_minute"]
    holds = _is_inside(wall["minute"], start, end) or _is_late_in_time(spec, wall)
    return Verdict(holds, "hours", {"from_minute": start, "until_minute": end})
