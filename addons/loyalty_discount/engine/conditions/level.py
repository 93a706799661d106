"""Condition ``level``: the holder stands at a level of this program, of rank `rank_min` or higher.

Nobody is at no level: without a card the condition does not hold, and negated it does.
"""

from ..levels import near_miss_of, standing
from ..shape import integer
from ..verdict import Verdict

FIELDS = {"rank_min": integer(0)}


def check(spec, program, sale):
    """Compare the rank of the holder's level with ``rank_min``; from, not above."""
    step, code = standing(program, sale.basket)
    params = {"level": step["level"] if step else None, "rank_min": spec["rank_min"]}
    if step and step["rank"] >= spec["rank_min"]:
        return Verdict(True, code, params)
    return Verdict(False, code, params, near_miss_of(program, sale.basket, spec["rank_min"]))
