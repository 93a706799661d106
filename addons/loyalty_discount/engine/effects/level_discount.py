"""Effect ``level_discount``: the percent of a level, off goods, with something on top.

``of`` own is the holder's level, lowest the first level of the ladder, which nobody needs to
hold; ``program`` 0 is the program itself.
"""

from ..given import Given
from ..goods import GOODS, lines_of
from ..levels import standing
from ..money import PPM
from ..sale import percent_parts
from ..shape import integer, one_of
from ..verdict import Verdict

FIELDS = {
    "goods": GOODS,
    "program": integer(0),
    "of": one_of(("own", "lowest"), "unknown_level"),
    "plus": integer(0, PPM),
}


def _level(spec, program, sale):
    """Return ``(level entry, code)``; without an entry the code says why."""
    asked = sale.programs.get(spec["program"]) if spec["program"] else program
    if not asked:
        return None, "no_level"
    if spec["of"] == "own":
        return standing(asked, sale.basket)
    return (asked["levels"][0], "level") if asked["levels"] else (None, "no_level")


def apply(spec, program, sale):
    """Take the percent of the level; without a level nothing, and the verdict says why."""
    step, code = _level(spec, program, sale)
    if not step:
        return Given(Verdict(False, code))
    percent = min(step["percent"] + spec["plus"], PPM)
    verdict = Verdict(True, "level_discount", {"level": step["level"], "percent": percent})
    lines = lines_of(spec["goods"], sale)
    level = step["level"]
    return Given(verdict, percent_parts(sale, program, "level_discount", percent, lines, level))
