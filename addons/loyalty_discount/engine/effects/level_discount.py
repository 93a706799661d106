"""Effect ``level_discount``: the percent of the holder's level in this program, off every line."""

from ..levels import standing
from ..sale import percent_parts
from ..verdict import Verdict

FIELDS = {}


def apply(spec, program, sale):
    """Take the percent of the holder's level; without a level nothing, and the verdict says why."""
    step, code = standing(program, sale.basket)
    if not step:
        return Verdict(False, code), ()
    params = {"level": step["level"], "percent": step["percent"]}
    parts = percent_parts(sale, program, "level_discount", step["percent"], step["level"])
    return Verdict(True, "level_discount", params), parts
