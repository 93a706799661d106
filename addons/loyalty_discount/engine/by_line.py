"""Settling a group line by line: each line goes to the offer that is preferred on it."""

from .effects import is_whole
from .offer import beaten
from .part import by_line, parts_of


def _lines_of(offer):
    """Return the places of the lines that an offer takes something off, sorted, each once."""
    return sorted({part.line for part in offer.parts})


def _winners(offers, preference):
    """Return ``{place: what is preferred there}`` of offers that can be divided."""
    winners = {}
    for offer in offers:
        for line, parts in by_line(offer.parts).items():
            piece = offer._replace(parts=tuple(parts))
            if line not in winners or preference(piece) < preference(winners[line]):
                winners[line] = piece
    return winners


def _is_preferred(whole, winners, preference):
    """Tell whether an indivisible offer beats those that would win its lines one by one."""
    pieces = [winners[line] for line in _lines_of(whole) if line in winners]
    if not pieces:
        return True
    pieces = sorted(pieces, key=lambda piece: piece.rank)
    joint = pieces[0]._replace(parts=parts_of(pieces))
    return preference(whole)[0] <= preference(joint)[0]


def _owners(rivals, preference):
    """Return which offer owns which line: indivisible ones first, then line by line."""
    winners = _winners((offer for offer in rivals if not is_whole(offer.program)), preference)
    owners = {}
    for whole in (offer for offer in rivals if is_whole(offer.program)):
        lines = _lines_of(whole)
        if not owners.keys() & set(lines) and _is_preferred(whole, winners, preference):
            owners.update(dict.fromkeys(lines, whole))
    return winners | owners


def _kept_or_beaten(offer, owners, code):
    """Return `offer` with the lines it owns, or beaten by who took its first line."""
    mine = {line for line, owner in owners.items() if owner.program is offer.program}
    parts = tuple(part for part in offer.parts if part.line in mine)
    if parts:
        return offer._replace(parts=parts)
    lost = next(line for line in _lines_of(offer) if line in owners)
    return beaten(offer, owners[lost], code)


def settle_by_line(rivals, preference, code):
    """Return the rivals (in order of preference) with the lines they keep; else beaten.

    Offers on sets or on the receipt's amount cannot be divided: they are settled first, in order
    of preference, and win when they are preferred to all that the others would give on their
    lines together; on equality they win too. The lines left go one by one.
    """
    owners = _owners(rivals, preference)
    return [_kept_or_beaten(offer, owners, code) for offer in rivals]
