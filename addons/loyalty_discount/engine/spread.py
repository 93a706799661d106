"""Spread a value over lines, or over the units of a set, so that each keeps what it must keep."""

from .money import allocate
from .part import Part
from .sale import worth
from .units import cost_of, whole_units


def zeros(sale):
    """Return a list that holds 0 for each line of `sale`."""
    return [0] * len(sale.lines)


def spread(total_minor, shares):
    """Spread `total_minor` over ``[id, weight, room]`` in proportion to the weights.

    No share exceeds its room: what does not fit goes to those that have room left, in proportion
    to it. A total above all room is cut. Returns a list of amounts.

    >>> spread(100, [["a", 50, 49], ["b", 50, 80]]), spread(9, [["a", 3, 2], ["b", 5, 4]])
    ([49, 51], [2, 4])
    """
    total_minor = min(total_minor, sum(room for _id, _weight, room in shares))
    if len(shares) == 1:  # most sets are of one line
        return [total_minor]
    first = allocate(total_minor, [[key, weight] for key, weight, _room in shares])
    amounts = [min(first[row][1], room) for row, (_key, _weight, room) in enumerate(shares)]
    rest_minor = total_minor - sum(amounts)
    if not rest_minor:
        return amounts
    rest = [[key, room - amounts[row]] for row, (key, _weight, room) in enumerate(shares)]
    return [amounts[row] + more for row, (_key, more) in enumerate(allocate(rest_minor, rest))]


class Shares:
    """What the sets of one effect take off each line, and how many units they use up."""

    def __init__(self, sale):
        """Start with nothing on any line."""
        self.amounts, self.units = zeros(sale), zeros(sale)

    def add(self, total_minor, runs, sale):
        """Spread a value over the units of a set (one run per line) by what they cost.

        Each unit keeps one minor unit. A set that gives nothing uses nothing up; returns whether
        it gave something.
        """
        rows = []
        for run in runs:
            cost_minor = cost_of(run, sale)
            rows.append([run.line.place, cost_minor, max(cost_minor - run.count, 0)])
        amounts = spread(total_minor, rows)
        if not any(amounts):
            return False
        for run, amount_minor in zip(runs, amounts, strict=True):
            self.amounts[run.line.place] += amount_minor
            self.units[run.line.place] += run.count
        return True

    def parts(self, program, effect, sale):
        """Return one part per line, in order of lines; none when nothing can be taken off.

        On the base price a line may have less left than its units cost: one minor unit stays for
        each of them in any case.
        """
        parts = []
        for line in sale.lines:
            wanted, units = self.amounts[line.place], self.units[line.place]
            room = max(line.left_minor - max(whole_units(line, sale), 1), 0)
            amount_minor = min(wanted, room)
            if amount_minor or units:
                part = (program["program"], effect, None, None, worth(line, sale))
                parts.append(Part(line.place, *part, amount_minor, units))
        return tuple(parts) if any(part.amount_minor for part in parts) else ()


def line_parts(amounts, program, effect, sale):
    """Return one part per line of a list of amounts, in order; a line keeps one minor unit.

    Amounts of zero or less give nothing.
    """
    parts = []
    for line in sale.lines:
        amount_minor = min(amounts[line.place], line.left_minor - 1)
        if amount_minor > 0:
            part = (program["program"], effect, None, None, worth(line, sale), amount_minor)
            parts.append(Part(line.place, *part))
    return tuple(parts)
