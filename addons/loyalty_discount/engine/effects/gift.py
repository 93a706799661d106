"""Effect ``gift``: pieces of a list of products for nothing, once or for so many counted units.

What is in the basket of the gift is free, the cheapest first; the rest is offered. A unit that is
a gift does not count for one: of three equal pieces with a gift for two, the third is the gift.
What the gift saves is spread over it and the units counted for it; a gift that depends on no count
is spread over the goods that ``counted`` names.
"""

from ..gift_units import Choice, choose, counted_for, take_cheapest
from ..given import Given
from ..goods import GOODS, lines_of
from ..sale import worth
from ..shape import integer, listing
from ..spread import Shares, spread
from ..units import (
    PIECES,
    Run,
    cost_of,
    dearest_first,
    missing_units,
    none_allowed,
    sets_allowed,
    whole_units,
)
from ..verdict import Verdict

FIELDS = {
    "products": listing(integer(0)),
    "units": PIECES,
    "counted": GOODS,
    "counted_units": integer(0, 10000),
}
WHOLE = True


def _runs(counts, sale):
    """Return ``{place: units}`` as runs, in order of lines."""
    lines = [sale.lines[place] for place in sorted(counts)]
    return [Run(line, line.used, counts[line.place]) for line in lines]


def _over_counted(choice, spec, counted, sale):
    """Spread what the gifts cost over them and the units counted for them."""
    shares, gifts = Shares(sale), _runs(choice.taken, sale)
    counts = counted_for(choice, spec, counted, sale)
    for place, count in choice.taken.items():
        counts[place] = counts.get(place, 0) + count
    shares.add(sum(cost_of(run, sale) for run in gifts), _runs(counts, sale), sale)
    return shares


def _over_lines(taken, goods, sale):
    """Spread what the gifts cost over them and over whole lines; only the gifts are used up."""
    shares, runs, rows = Shares(sale), _runs(taken, sale), {}
    for run in runs:
        place, cost_minor = run.line.place, cost_of(run, sale)
        rows[place] = [place, cost_minor, max(cost_minor - run.count, 0)]
        shares.units[place] = run.count
    for line in lines_of(goods, sale) if runs else ():
        least = max(whole_units(line, sale), 1)
        most = min(worth(line, sale), line.left_minor)
        rows[line.place] = [line.place, worth(line, sale), max(most - least, 0)]
    saved_minor = sum(cost_of(run, sale) for run in runs)
    for place, amount_minor in zip(rows, spread(saved_minor, list(rows.values())), strict=True):
        shares.amounts[place] = amount_minor
    return shares


def _find(spec, allowed, sale):
    """Return the `Choice` of gifts and what they take off."""
    products = [line for line in sale.lines if line.facts["product"] in spec["products"]]
    gifts = dearest_first(products, sale)[::-1]
    if not spec["counted_units"]:
        taken = take_cheapest(gifts, spec["units"], 0, (), sale)
        return Choice(1, taken, 0), _over_lines(taken, spec["counted"], sale)
    counted = dearest_first(lines_of(spec["counted"], sale), sale)
    choice = choose(spec, gifts, counted, allowed, sale)
    return choice, _over_counted(choice, spec, counted, sale)


def apply(spec, program, sale):
    """Make the gifts in the basket free, offer the rest, or say how many units are missing."""
    allowed = sets_allowed(program)
    if not allowed:
        return Given(none_allowed())
    choice, shares = _find(spec, allowed, sale)
    lacking = spec["counted_units"] - choice.over if choice.over and choice.times < allowed else 0
    near = missing_units("gift", max(lacking, 0))
    if not choice.times:
        return Given(Verdict(False, "too_few_units", {}, near))
    units = sum(choice.taken.values())
    offered = choice.times * spec["units"] - units if spec["products"] else 0
    gifts = ({"products": spec["products"], "units": offered},) if offered else ()
    verdict = Verdict(True, "gift", {"units": units, "offered": offered}, near)
    return Given(verdict, shares.parts(program, "gift", sale), gifts)
