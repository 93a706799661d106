"""Combination groups (lanes): run in order, each with a mode that settles its own programs.

A mode is a function ``(programs, sale) -> (sale after, offers)``. A later lane works on what the
earlier ones left.
"""

from .offer import beaten, propose
from .sale import take


def best(programs, sale):
    """Grant the largest discount per receipt; equal ones by sequence, then id."""
    offers = [propose(program, sale) for program in programs]
    standing = [offer for offer in offers if offer.state == "applied"]
    if not standing:
        return sale, offers
    winner = min(standing, key=lambda offer: (-offer.amount_minor, *offer.rank))
    offers = [
        beaten(offer, winner) if offer.state == "applied" and offer is not winner else offer
        for offer in offers
    ]
    return take(sale, winner.parts), offers


MODES = {
    "best": best,
}


def lanes(programs):
    """Return the programs as lists, one per lane, in order of the lanes' sequence."""
    by_sequence = {}
    for program in programs:
        by_sequence.setdefault(program["lane"]["sequence"], []).append(program)
    return [by_sequence[sequence] for sequence in sorted(by_sequence)]


def settle(lane, sale):
    """Let the mode of a lane settle its programs; return the sale after it and all offers."""
    return MODES[lane[0]["lane"]["mode"]](lane, sale)
