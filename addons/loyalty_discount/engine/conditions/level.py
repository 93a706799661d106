"""Condition ``level``: the holder stands at a level of a program, of rank `rank_min` or higher.

`program` 0 is the program itself. Nobody is at no level: without a card the condition does not
hold, and negated it does; the same goes for a program that is not there.
"""

from ..levels import near_miss_of, standing
from ..shape import integer
from ..verdict import Verdict

FIELDS = {"program": integer(0), "rank_min": integer(0)}


def check(spec, program, sale):
    """Compare the rank of the holder's level with ``rank_min``; from, not above."""
    asked = sale.programs.get(spec["program"]) if spec["program"] else program
    if not asked:
        return Verdict(False, "level", {"level": None, "rank_min": spec["rank_min"]})
    step, code = standing(asked, sale.basket)
    params = {"level": step["level"] if step else None, "rank_min": spec["rank_min"]}
    if step and step["rank"] >= spec["rank_min"]:
        return Verdict(True, code, params)
    return Verdict(False, code, params, near_miss_of(asked, sale.basket, spec["rank_min"]))
