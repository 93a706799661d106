"""Which units of a basket are gifts, and which are counted for them."""

from typing import NamedTuple

from .units import count_units, free_units


class Choice(NamedTuple):
    """How often the gift is due, its units ``{place: units}``, and counted units left over."""

    times: int
    taken: dict
    over: int


def take_cheapest(gifts, units, spare, counted, sale):
    """Return ``{place: units}``: up to `units` of the lines `gifts`, in their order.

    Of lines in `counted` (places) only `spare` units may become gifts: the rest is counted.
    """
    taken = {}
    for line in gifts:
        is_counted = line.place in counted
        count = min(free_units(line, sale), units, spare if is_counted else units)
        if count:
            taken[line.place] = count
            units -= count
            spare -= count if is_counted else 0
    return taken


def choose(spec, gifts, counted, allowed, sale):
    """Return the `Choice` of a gift of ``units`` for each ``counted_units``.

    First come the gifts that are in the basket already; what is left over is counted for gifts
    that have still to be chosen. `gifts` are lines, the cheapest first, `counted` the lines that
    count.
    """
    size, units = spec["counted_units"], spec["units"]
    places = {line.place for line in counted}
    total, stock = count_units(counted, sale), count_units(gifts, sale)
    others = total - count_units([line for line in gifts if line.place in places], sale)
    complete = min((stock + others) // (size + units), stock // units, total // size)
    times = min(max(others // size, complete), allowed)
    for _round in ("complete", "with gifts to choose"):
        taken = take_cheapest(gifts, times * units, total - times * size, places, sale)
        over = total - times * size - sum(count for key, count in taken.items() if key in places)
        choice = Choice(times, taken, over)
        times = min(times + over // size, allowed)
    return choice


def counted_for(choice, spec, counted, sale):
    """Return ``{place: units}`` counted for the gifts taken, the dearest first."""
    sets = -(-sum(choice.taken.values()) // spec["units"])
    need, found = sets * spec["counted_units"], {}
    for line in counted:
        count = min(free_units(line, sale) - choice.taken.get(line.place, 0), need)
        if count:
            found[line.place] = count
            need -= count
    return found
