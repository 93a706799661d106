"""Spread a value over lines, or over the units of a set, so that each keeps what it must keep."""

from .money import allocate
from .sale import Part, worth
from .units import cost_of, whole_units


def spread(total_minor, shares):
    """Spread `total_minor` over ``[id, weight, room]`` in proportion to the weights.

    No share exceeds its room: what does not fit goes to those that have room left, in proportion
    to it. A total above all room is cut. Returns ``{id: amount}``.

    >>> spread(100, [["a", 50, 49], ["b", 50, 80]]), spread(9, [["a", 3, 2], ["b", 5, 4]])
    ({'a': 49, 'b': 51}, {'a': 2, 'b': 4})
    """
    total_minor = min(total_minor, sum(room for _id, _weight, room in shares))
    if len(shares) == 1:  # most sets are of one line
        return {shares[0][0]: total_minor}
    first = dict(allocate(total_minor, [[key, weight] for key, weight, _room in shares]))
    amounts = {key: min(first[key], room) for key, _weight, room in shares}
    rest_minor = total_minor - sum(amounts.values())
    if rest_minor:
        rest = [[key, room - amounts[key]] for key, _weight, room in shares]
        for key, more in allocate(rest_minor, rest):
            amounts[key] += more
    return amounts


class Shares:
    """What the sets of one effect take off each line, and how many units they use up."""

    def __init__(self):
        """Start with nothing."""
        self.amounts, self.units = {}, {}

    def add(self, total_minor, runs, sale):
        """Spread a value over the units of a set (one run per line) by what they cost.

        Each unit keeps one minor unit. A set that gives nothing uses nothing up; returns whether
        it gave something.
        """
        rows = []
        for run in runs:
            cost_minor = cost_of(run, sale)
            rows.append([run.line.id, cost_minor, max(cost_minor - run.count, 0)])
        amounts = spread(total_minor, rows)
        if not any(amounts.values()):
            return False
        for run in runs:
            key = run.line.id
            self.amounts[key] = self.amounts.get(key, 0) + amounts[key]
            self.units[key] = self.units.get(key, 0) + run.count
        return True

    def parts(self, program, effect, sale):
        """Return one part per line, in order of lines; none when nothing can be taken off.

        On the base price a line may have less left than its units cost: one minor unit stays for
        each of them in any case.
        """
        parts = []
        for line in sale.lines:
            units = self.units.get(line.id, 0)
            room = max(line.left_minor - max(whole_units(line, sale), 1), 0)
            amount_minor = min(self.amounts.get(line.id, 0), room)
            if amount_minor or units:
                part = (program["program"], effect, None, None, worth(line, sale))
                parts.append(Part(line.id, *part, amount_minor, units))
        return tuple(parts) if any(part.amount_minor for part in parts) else ()


def line_parts(amounts, program, effect, sale):
    """Return one part per line of ``{id: amount}``; a line keeps one minor unit, in order of lines.

    Amounts of zero or less give nothing.
    """
    parts = []
    for line in sale.lines:
        amount_minor = min(amounts.get(line.id, 0), line.left_minor - 1)
        if amount_minor > 0:
            part = (program["program"], effect, None, None, worth(line, sale), amount_minor)
            parts.append(Part(line.id, *part))
    return tuple(parts)
