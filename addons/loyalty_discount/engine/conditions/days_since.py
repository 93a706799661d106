"""Condition ``days_since``: `from` through `through` days ago the holder bought last or joined.

Asked is the membership in `program` (0 is the program itself). Both edges are included, null is
no upper edge; a date that is unknown does not hold.
"""

from ..asked import code_for, membership_asked
from ..calendar import days_between
from ..shape import integer, maybe, one_of
from ..verdict import Verdict

_EVENTS = {"purchase": "last", "joining": "joined"}

FIELDS = {
    "program": integer(0),
    "event": one_of(_EVENTS, "unknown_event"),
    "from": integer(0),
    "through": maybe(integer(0)),
}


def check(spec, program, sale):
    """Count the days from the event to the wall date."""
    code = code_for("days_since", sale.basket)
    membership = membership_asked(spec, program, sale)
    day = membership[_EVENTS[spec["event"]]] if membership else None
    if day is None:
        return Verdict(False, code, {"days": None})
    days, end = days_between(day, sale.basket["wall"]["date"]), spec["through"]
    holds = spec["from"] <= days and (end is None or days <= end)
    return Verdict(holds, code, {"days": days})
