"""Modes in which the programs of a group act together: added up, or one on another."""

from .money import percent_of
from .offer import NOTHING, bounded, propose, within_bounds
from .sale import take
from .trim import within


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


def _rounded(part, percents):
    """Return a percent rounded together with those before it on its line (`percents`, changed).

    A part that bounds have cut, or that is no percent, stays as it is.
    """
    if part.percent is None or part.amount_minor != percent_of(part.base_minor, part.percent):
        return part
    key = (part.line, part.base_minor)
    before = percents.get(key, 0)
    percents[key] = before + part.percent
    after_minor = percent_of(part.base_minor, percents[key])
    return part._replace(amount_minor=after_minor - percent_of(part.base_minor, before))


def together(programs, sale):
    """Grant every offer on the same base: 3 % and 5 % are 8 %, rounded once per line.

    Each is cut to what the ones before have really left: one minor unit, its floor, its cap.
    """
    offers, left, percents = [], sale, {}
    for program in programs:
        offer = propose(program, sale)
        if offer.competes:
            parts = [_rounded(part, percents) for part in offer.parts]
            offer = bounded(offer, within(parts, lambda line: 1, left), NOTHING)
            offer = within_bounds(offer, left)
            left, sale = take(left, offer.parts), _used(sale, offer.parts)
        if offer.state == "applied":
            sale = sale._replace(applied=(*sale.applied, program["program"]))
        offers.append(offer)
    return offers
