"""Combination groups (lanes): run in order, each with a mode that settles its own programs.

A mode is a function ``(programs, sale) -> offers``; what is applied is then capped and taken off.
A later group works on what the earlier ones left.
"""

from .by_line import settle_by_line
from .joint import compound, together
from .offer import beaten, bounded, propose
from .part import parts_of
from .sale import take
from .trim import capped, lane_room


def _largest(offer):
    """Order the largest first, equal ones by sequence, then id."""
    return -offer.amount_minor, offer.rank


def _smallest(offer):
    """Order the smallest first, equal ones by sequence, then id."""
    return offer.amount_minor, offer.rank


def _earliest(offer):
    """Order by sequence, then id."""
    return (offer.rank,)


def _one_wins(preference, code):
    """Make a mode in which one offer per receipt, or per line, beats the others."""

    def settle_programs(programs, sale):
        """Propose all on the same sale and let the preferred one win."""
        offers = [propose(program, sale) for program in programs]
        rivals = sorted((offer for offer in offers if offer.competes), key=preference)
        if not rivals:
            return offers
        if programs[0]["lane"]["scope"] == "line":
            kept = settle_by_line(rivals, preference, code)
        else:
            kept = [rivals[0], *(beaten(offer, rivals[0], code) for offer in rivals[1:])]
        by_program = {offer.program["program"]: offer for offer in kept}
        return [by_program.get(offer.program["program"], offer) for offer in offers]

    return settle_programs


MODES = {
    "best": _one_wins(_largest, "better_offer"),
    "lowest": _one_wins(_smallest, "better_offer"),
    "exclusive": _one_wins(_earliest, "earlier_offer"),
    "sum": together,
    "compound": compound,
}


def lanes(programs):
    """Return the programs as lists, one per group, in order of the groups' sequence and id."""
    by_lane = {}
    for program in programs:
        lane = program["lane"]
        by_lane.setdefault((lane["sequence"], lane["lane"]), []).append(program)
    return [sorted(by_lane[key], key=_rank) for key in sorted(by_lane)]


def _rank(program):
    """The order of programs in their group."""
    return program["sequence"], program["program"]


def _cap(offers, lane, sale):
    """Return the offers cut to what the group may still take off the receipt."""
    parts = parts_of(offers)
    cut = capped(parts, lane_room(lane, sale))
    if cut is parts:
        return offers
    by_program = {}
    for part in cut:
        by_program.setdefault(part.program, []).append(part)
    return [
        bounded(offer, tuple(by_program.get(offer.program["program"], ())), "cap_reached")
        for offer in offers
    ]


def settle(programs, sale):
    """Let the mode of a group settle its programs; return the sale after it and all offers."""
    lane = programs[0]["lane"]
    sale = sale._replace(basis=lane["basis"])
    offers = _cap(MODES[lane["mode"]](programs, sale), lane, sale)
    applied = [offer for offer in offers if offer.state == "applied"]
    parts = parts_of(applied)
    known = tuple(offer.program["program"] for offer in applied)
    return take(sale, parts)._replace(applied=sale.applied + known), offers
