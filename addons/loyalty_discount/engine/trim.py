"""What keeps a discount within bounds: a share of the receipt, lowest prices, caps."""

from .money import PPM, allocate, percent_of
from .part import sum_of
from .record import record
from .sale import cost_at
from .shape import integer, maybe

CAP = record({"percent": maybe(integer(0, PPM)), "amount_minor": maybe(integer(0))})
FLOORS = ("none", "price_min", "cost")


def kept(parts):
    """Return the parts that still give something or have used units."""
    return tuple(part for part in parts if part.amount_minor or part.units)


def scaled(parts, share):
    """Return the parts for a `share` (ppm) of the receipt, half up; those of nothing drop out."""
    if share == PPM:
        return parts
    return kept(part._replace(amount_minor=percent_of(part.amount_minor, share)) for part in parts)


def within(parts, least, sale):
    """Return the parts cut so that each line of `sale` keeps ``least(line)`` minor units."""
    rooms, cut = {}, []
    for part in parts:
        line = sale.lines[part.line]
        if line.place not in rooms:
            rooms[line.place] = max(line.left_minor - least(line), 0)
        amount_minor = min(part.amount_minor, rooms[line.place])
        rooms[line.place] -= amount_minor
        cut.append(part._replace(amount_minor=amount_minor))
    return kept(cut)


def above_floor(parts, floor, sale):
    """Return the parts cut so that no line goes below its lowest price (`floor`)."""
    if floor == "none":
        return parts
    return within(parts, lambda line: cost_at(line.facts[floor], line.facts, sale.basket), sale)


def capped(parts, cap_minor):
    """Return the parts cut to `cap_minor` altogether, in proportion; None is no cap."""
    if cap_minor is None or sum_of(parts) <= cap_minor:
        return parts
    weights = [[index, part.amount_minor] for index, part in enumerate(parts)]
    shares = allocate(cap_minor, weights)
    return kept(
        part._replace(amount_minor=share)
        for part, (_index, share) in zip(parts, shares, strict=True)
    )


def cap_of(program, sale):
    """Return the most that `program` may take off this receipt, None for no cap."""
    cap = program["cap"]
    found = [] if cap["amount_minor"] is None else [cap["amount_minor"]]
    if cap["percent"] is not None:
        found.append(percent_of(sale.worth_minor, cap["percent"]))
    return min(found, default=None)


def lane_room(lane, sale):
    """Return what all discounts together leave to this group, None where it has no cap."""
    if lane["cap"] is None:
        return None
    given_minor = sale.worth_minor - sum(line.left_minor for line in sale.lines)
    return max(percent_of(sale.worth_minor, lane["cap"]) - given_minor, 0)
