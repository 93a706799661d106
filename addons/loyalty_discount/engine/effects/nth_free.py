"""Effect ``nth_free``: of each so many units the cheapest are free, or cheaper.

The units are sorted from the dearest to the cheapest and cut into sets of ``size``. What the
cheapest ``free`` of a set save is spread over all its units, so that each carries what it cost.
"""

from ..given import Given
from ..goods import GOODS, lines_of
from ..money import PPM, percent_of
from ..shape import integer, refuse
from ..spread import Shares
from ..units import (
    PIECES,
    Run,
    cost_of,
    count_units,
    dearest_first,
    free_units,
    missing_units,
    none_allowed,
    sets_allowed,
)
from ..verdict import Verdict

FIELDS = {"goods": GOODS, "size": integer(2, 10000), "free": PIECES, "percent": integer(0, PPM)}
WHOLE = True


def _sets(lines, size, sale):
    """Yield ``(times, runs)``: equal sets of one line together, sets over several lines singly."""
    begun, filled = [], 0
    for line in lines:
        place, left = line.used, free_units(line, sale)
        if filled:
            count = min(left, size - filled)
            begun.append(Run(line, place, count))
            place, left, filled = place + count, left - count, filled + count
        if filled == size:
            yield 1, begun
            begun, filled = [], 0
        times = left // size
        if times:
            yield times, [Run(line, place, times * size)]
        if left % size:
            begun, filled = [Run(line, place + times * size, left % size)], left % size


def _saving(runs, units, percent, sale):
    """Return what `percent` off the last (cheapest) `units` of the runs saves."""
    cost_minor = 0
    for run in reversed(runs):
        count = min(run.count, units)
        cost_minor += cost_of(Run(run.line, run.start + run.count - count, count), sale)
        units -= count
    return percent_of(cost_minor, percent)


def _give(spec, lines, allowed, sale):
    """Return ``(number of sets, shares)``: what the sets give, the dearest first."""
    made, shares = 0, Shares(sale)
    for found, runs in _sets(lines, spec["size"], sale):
        times = min(found, allowed - made)
        if times < found:
            runs = [run._replace(count=times * spec["size"]) for run in runs]
        saved = _saving(runs, times * spec["free"], spec["percent"], sale) if times else 0
        made += times if shares.add(saved, runs, sale) else 0
    return made, shares


def apply(spec, program, sale):
    """Make the cheapest of each set cheaper, the dearest sets first; say what the next lacks."""
    size, allowed = spec["size"], sets_allowed(program)
    if spec["free"] >= size:
        refuse("out_of_range", "nth_free.free")
    if not allowed:
        return Given(none_allowed())
    lines = dearest_first(lines_of(spec["goods"], sale), sale)
    units = count_units(lines, sale)
    near = missing_units("nth_free", -units % size) if units // size < allowed else None
    if units < size:
        return Given(Verdict(False, "too_few_units", {}, near))
    made, shares = _give(spec, lines, allowed, sale)
    params = {"sets": made, "size": size, "free": spec["free"], "percent": spec["percent"]}
    verdict = Verdict(True, "nth_free", params, near)
    return Given(verdict, shares.parts(program, "nth_free", sale))
