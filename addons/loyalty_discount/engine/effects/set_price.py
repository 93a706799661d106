"""Effect ``set_price``: several goods together for one price.

Sets are filled in order of their members, each with the dearest units that are left; a unit
belongs to one set only. What a set saves is spread over its units.
"""

from ..given import Given
from ..goods import GOODS, lines_of
from ..record import record
from ..shape import integer, listing
from ..spread import Shares
from ..units import (
    PIECES,
    Run,
    cost_of,
    dearest_first,
    free_units,
    missing_units,
    none_allowed,
    sets_allowed,
)
from ..verdict import Verdict

FIELDS = {"sets": listing(record({"goods": GOODS, "units": PIECES})), "price_minor": integer(0)}
WHOLE = True


def _members(spec, sale):
    """Return ``[units, lines]`` for each member of the set, the dearest line last."""
    return [
        [member["units"], dearest_first(lines_of(member["goods"], sale), sale)[::-1]]
        for member in spec["sets"]
    ]


def _fill(members, free):
    """Return ``({place: units}, missing units)`` of the next set; `free` is not changed."""
    counts, missing = {}, 0
    for units, lines in members:
        while lines and not free[lines[-1].place]:
            lines.pop()
        for line in reversed(lines):
            count = min(free[line.place] - counts.get(line.place, 0), units)
            if count:
                counts[line.place] = counts.get(line.place, 0) + count
                units -= count
            if not units:
                break
        missing += units
    return counts, missing


class _Sets:
    """The sets made so far; equal ones are made together, as many as the lines allow."""

    def __init__(self, spec, allowed, sale):
        """Look up which lines serve which member."""
        self.made, self.shares, self.near, self.code = 0, Shares(sale), 0, "too_few_units"
        self._free = [free_units(line, sale) for line in sale.lines]
        self._members, self._price, self._sale = _members(spec, sale), spec["price_minor"], sale
        while self.made < allowed and self._make(allowed - self.made):
            pass

    def _make(self, most):
        """Make up to `most` equal sets; return whether it went on."""
        counts, missing = _fill(self._members, self._free)
        self.near = missing if counts else 0
        if missing or not counts:
            return False
        times = min(most, *(self._free[place] // count for place, count in counts.items()))
        runs = [self._run(place, times * count) for place, count in sorted(counts.items())]
        saved_minor = sum(cost_of(run, self._sale) for run in runs) - times * self._price
        if not self.shares.add(max(saved_minor, 0), runs, self._sale):
            self.code = "set_not_cheaper"
            return False
        for run in runs:
            self._free[run.line.place] -= run.count
        self.made += times
        return True

    def _run(self, place, count):
        """Return the next `count` units of a line."""
        line = self._sale.lines[place]
        taken = free_units(line, self._sale) - self._free[place]
        return Run(line, line.used + taken, count)


def apply(spec, program, sale):
    """Sell as many sets as there are for the price; say why there is none, or what it lacks."""
    allowed = sets_allowed(program)
    if not allowed:
        return Given(none_allowed())
    sets = _Sets(spec, allowed, sale)
    near = missing_units("set_price", sets.near)
    if not sets.made:
        return Given(Verdict(False, sets.code, {}, near))
    params = {"sets": sets.made, "price_minor": spec["price_minor"]}
    parts = sets.shares.parts(program, "set_price", sale)
    return Given(Verdict(True, "set_price", params, near), parts)
