"""What keeps a discount within bounds: a share of the receipt, lowest prices, caps."""

from .money import PPM, allocate, percent_of, ratio
from .record import record
from .sale import order_worth
from .shape import integer, maybe

CAP = record({"percent": maybe(integer(0, PPM)), "amount_minor": maybe(integer(0))})
FLOORS = ("none", "price_min", "cost")


def total(parts):
    """Return the sum of `parts` in minor units."""
    return sum(part.amount_minor for part in parts)


def kept(parts):
    """Return the parts that still give something or have used units."""
    return tuple(part for part in parts if part.amount_minor or part.units)


def scaled(parts, share):
    """Return the parts for a `share` (ppm) of the receipt, half up; those of nothing drop out."""
    if share == PPM:
        return parts
    return kept(part._replace(amount_minor=percent_of(part.amount_minor, share)) for part in parts)


def _floor_minor(line, floor, basket):
    """Return the least that the line may cost, in minor units."""
    exponent = basket["price_exponent"] + basket["quantity_exponent"] - basket["currency_exponent"]
    return ratio([line.facts[floor], line.facts["quantity"]], 10**exponent)


def within(parts, least, sale):
    """Return the parts cut so that each line of `sale` keeps ``least(line)`` minor units."""
    room = {line.id: max(line.left_minor - least(line), 0) for line in sale.lines}
    cut = []
    for part in parts:
        amount_minor = min(part.amount_minor, room[part.line])
        room[part.line] -= amount_minor
        cut.append(part._replace(amount_minor=amount_minor))
    return kept(cut)


def above_floor(parts, floor, sale):
    """Return the parts cut so that no line goes below its lowest price (`floor`)."""
    if floor == "none":
        return parts
    return within(parts, lambda line: _floor_minor(line, floor, sale.basket), sale)


def capped(parts, cap_minor):
    """Return the parts cut to `cap_minor` altogether, in proportion; None is no cap."""
    if cap_minor is None or total(parts) <= cap_minor:
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
        found.append(percent_of(order_worth(sale), cap["percent"]))
    return min(found, default=None)


def lane_room(lane, sale):
    """Return what all discounts together leave to this group, None where it has no cap."""
    if lane["cap"] is None:
        return None
    given = order_worth(sale) - sum(line.left_minor for line in sale.lines)
    return max(percent_of(order_worth(sale), lane["cap"]) - given, 0)
