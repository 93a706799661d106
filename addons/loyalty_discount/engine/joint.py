"""Modes in which the programs of a group act together: added up, or one on another."""

from .money import percent_of
from .offer import NOTHING, bounded, propose
from .sale import take
from .trim import kept


def compound(programs, sale):
    """Grant every offer, each on what the one before left, in order of sequence and id."""
    offers = []
    for program in programs:
        offer = propose(program, sale)
        offers.append(offer)
        if offer.competes:
            sale = take(sale, offer.parts)._replace(basis="left")
        if offer.state == "applied":
            sale = sale._replace(applied=(*sale.applied, program["program"]))
    return offers


def _used(sale, parts):
    """Return the sale with the units of `parts` used up, but nothing taken off."""
    return take(sale, [part._replace(amount_minor=0) for part in parts if part.units])


class _Pile:
    """What was added up on each line so far: the percents on one base, and the room left."""

    def __init__(self, sale):
        """Start with nothing taken; a line keeps one minor unit."""
        self.room = {line.id: max(line.left_minor - 1, 0) for line in sale.lines}
        self.percents = {}

    def _rounded(self, part):
        """Return the amount of a part whose percent is rounded with those before on its line.

        A part that bounds have cut, or that is no percent, stays as it is.
        """
        if part.percent is None or part.amount_minor != percent_of(part.base_minor, part.percent):
            return part.amount_minor
        key = (part.line, part.base_minor)
        before = self.percents.get(key, 0)
        self.percents[key] = before + part.percent
        after_minor = percent_of(part.base_minor, self.percents[key])
        return after_minor - percent_of(part.base_minor, before)

    def add(self, part):
        """Return the part as it is added, cut to what its line has left."""
        amount_minor = min(self._rounded(part), self.room[part.line])
        self.room[part.line] -= amount_minor
        return part._replace(amount_minor=amount_minor)


def together(programs, sale):
    """Grant every offer on the same base: 3 % and 5 % are 8 %, rounded once per line."""
    offers, base, pile = [], sale, _Pile(sale)
    for program in programs:
        offer = propose(program, base)
        if offer.competes:
            added = [pile.add(part) for part in offer.parts]
            offer = bounded(offer, kept(added), NOTHING)
            base = _used(base, offer.parts)
        if offer.state == "applied":
            base = base._replace(applied=(*base.applied, program["program"]))
        offers.append(offer)
    return offers
