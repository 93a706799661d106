"""Which goods something is about: a selector of products, categories and tags with exceptions.

A selector is null (all goods) or an object of lists of ids. A line is meant when one of the first
three lists names it, or all three are empty, and no ``not_`` list names it; ``reduced`` false
leaves out goods that are already reduced.
"""

from .line_index import places_of
from .money import SAFE
from .record import record
from .sale import micro_quantity
from .shape import flag, integer, listing, maybe

_ids = listing(integer(0))

GOODS = maybe(
    record(
        {
            "products": _ids,
            "categories": _ids,
            "tags": _ids,
            "not_products": _ids,
            "not_categories": _ids,
            "not_tags": _ids,
            "reduced": flag,
        }
    )
)


def lines_of(goods, sale):
    """Return the lines of `sale` that the selector `goods` means, in their order."""
    if goods is None:
        return sale.lines
    asked = (goods["products"], goods["categories"], goods["tags"])
    meant = places_of(*asked, sale.index) if any(asked) else None
    others = (goods["not_products"], goods["not_categories"], goods["not_tags"])
    refused = places_of(*others, sale.index)
    return [
        line
        for line in sale.lines
        if (meant is None or line.place in meant)
        and line.place not in refused
        and (goods["reduced"] or not line.facts["reduced"])
    ]


def amount_of(goods, sale, basis):
    """Return what the goods cost: `basis` base less the cashier's discount, or what is left."""
    if basis == "left":
        return sum(line.left_minor for line in lines_of(goods, sale))
    return sum(line.base_minor - line.manual_minor for line in lines_of(goods, sale))


def quantity_of(goods, sale):
    """Return the quantity of the goods in micro units, at most what both languages count."""
    return min(sum(micro_quantity(line, sale) for line in lines_of(goods, sale)), SAFE)
