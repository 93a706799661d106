"""Whole units of lines: which are free, which are dearest, what some of them cost.

A line of ten thousand pieces is one run, never ten thousand things. All units of a line cost the
same, so a run is a line, the place of its first unit and a count; places start after the units
that earlier offers have used up.
"""

from typing import NamedTuple

from .money import SAFE, ratio, ratio_key
from .sale import SaleLine, worth
from .shape import integer
from .verdict import Verdict

UNITS_MAX = 10**9  # more pieces than that on one line are not looked at
PIECES = integer(1, 10000)


class Run(NamedTuple):
    """Some neighbouring units of one line."""

    line: SaleLine
    start: int
    count: int


def whole_units(line, sale):
    """Return how many whole units the line has: half a kilogram is none."""
    return min(line.facts["quantity"] // 10 ** sale.basket["quantity_exponent"], UNITS_MAX)


def free_units(line, sale):
    """Return how many whole units of the line no offer has used up."""
    return whole_units(line, sale) - line.used


def count_units(lines, sale):
    """Return how many free units `lines` have together."""
    return sum(free_units(line, sale) for line in lines)


def dearest_first(lines, sale):
    """Return the lines that have free units, the dearest unit first, equal ones by id."""
    rows = [
        (-ratio_key(worth(line, sale), line.facts["quantity"]), line.place, line)
        for line in lines
        if free_units(line, sale) > 0
    ]
    return [line for _key, _place, line in sorted(rows, key=lambda row: row[:2])]


def _cost_before(line, place, sale):
    """Return what the units before a place cost: the line's worth in proportion, half up."""
    units = place * 10 ** sale.basket["quantity_exponent"]
    return ratio([worth(line, sale), units], line.facts["quantity"])


def cost_of(run, sale):
    """Return what the units of a run cost; runs of one line sum exactly, without a lost cent."""
    end = _cost_before(run.line, run.start + run.count, sale)
    return end - _cost_before(run.line, run.start, sale)


def sets_allowed(program):
    """Return how many sets the program gives per receipt; ``SAFE`` stands for any number."""
    allowed = program["limits"]["receipt"]
    return SAFE if allowed is None else allowed


def none_allowed():
    """Return the verdict of a program whose limit per receipt leaves no set at all."""
    return Verdict(False, "limit", {"limit": "receipt", "used": 0, "allowed": 0})


def missing_units(kind, units):
    """Return the near miss of an effect that lacks `units` for its next set, None for none."""
    return {"code": kind, "missing_units": units} if units else None
