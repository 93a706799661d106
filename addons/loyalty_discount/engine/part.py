"""Parts: what one effect of one program takes off one line, in minor units."""

from itertools import chain
from typing import NamedTuple


class Part(NamedTuple):
    """``line`` is the place of the line in the sale; ``units`` of it are used up."""

    line: int
    program: int
    effect: str
    level: int | None
    percent: int | None
    base_minor: int
    amount_minor: int
    units: int = 0


def parts_of(givers):
    """Return the parts of all `givers` (offers, or answers of effects), in their order."""
    return tuple(chain.from_iterable(giver.parts for giver in givers))


def sum_of(parts):
    """Return the sum of `parts` in minor units."""
    return sum(part.amount_minor for part in parts)


def by_line(parts):
    """Return ``{place: parts on that line}``, in their order."""
    found = {}
    for part in parts:
        found.setdefault(part.line, []).append(part)
    return found
