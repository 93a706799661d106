"""Condition ``spend``: what the holder bought before lies from `from` until `until`.

Counted as `measure` in the `window` of the membership in `program` (0 is the program itself):
money in minor units, quantity in micro units, or visits. Until is not included, null is no upper
edge. What the facts don't tell is 0, and so is less than nothing.
"""

from ..asked import code_for, membership_asked
from ..levels import KEYS, MISSING, WINDOW, counted
from ..money import SPEND_MAX
from ..shape import integer, maybe, one_of, text
from ..verdict import Verdict

FIELDS = {
    "program": integer(0),
    "measure": one_of(KEYS, "unknown_measure"),
    "window": text(WINDOW),
    "from": integer(0, SPEND_MAX),
    "until": maybe(integer(0, SPEND_MAX)),
}


def check(spec, program, sale):
    """Compare the measure; below the lower edge the near miss tells what is missing."""
    code = code_for("spend", sale.basket)
    membership = membership_asked(spec, program, sale)
    measure, start, end = spec["measure"], spec["from"], spec["until"]
    params = {"measure": measure, "measured": None, "from": start, "until": end}
    if not membership:
        return Verdict(False, code, params)
    measured = counted(membership, KEYS[measure], spec["window"])
    params["measured"] = measured
    if measured < start:
        near = {"code": "spend", MISSING[measure]: start - measured}
        return Verdict(False, code, params, near)
    return Verdict(end is None or measured < end, code, params)
