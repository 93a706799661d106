"""Effect ``price_list``: goods at the price lists of the holder's customer groups.

Each group names its lists by product category: for a line the nearest category of the group
counts (0 is all goods, the farthest). Group 0 is everybody, with or without a card. Of what the
groups offer the lowest price counts.
"""

from ..given import Given
from ..goods import GOODS, lines_of
from ..record import record
from ..sale import cost_at
from ..shape import integer, listing
from ..spread import line_parts, zeros
from ..verdict import Verdict

_id = integer(0)
FIELDS = {
    "goods": GOODS,
    "rows": listing(record({"group": _id, "category": _id, "list": integer(1)})),
}


def _offers_of(rows, holder):
    """Return ``{category: lists}`` for everybody and for each group of the holder with rows."""
    mine = {0, *(holder["groups"] if holder else ())}
    groups = {}
    for row in rows:
        if row["group"] in mine:
            lists = groups.setdefault(row["group"], {})
            lists.setdefault(row["category"], []).append(str(row["list"]))
    return list(groups.values())


def _nearest(lists, facts):
    """Return the lists of one group for the category that is nearest to the goods of a line."""
    category = next((key for key in facts["categories"] if key in lists), 0)
    return lists.get(category, ())


def _price_of(groups, facts):
    """Return the lowest price that the groups offer for a line, None when no list has one."""
    prices = [
        facts["prices"][key]
        for lists in groups
        for key in _nearest(lists, facts)
        if key in facts["prices"]
    ]
    return min(prices, default=None)


def apply(spec, program, sale):
    """Take off the difference to the list, whatever was taken off before; a dearer list is none."""
    holder = sale.basket["holder"]
    groups = _offers_of(spec["rows"], holder)
    if not groups:
        return Given(Verdict(False, "no_group" if holder else "no_card"))
    amounts = zeros(sale)
    for line in lines_of(spec["goods"], sale):
        price = _price_of(groups, line.facts)
        if price is not None and price < line.facts["price_unit"]:
            amounts[line.place] = line.base_minor - cost_at(price, line.facts, sale.basket)
    parts = line_parts(amounts, program, "price_list", sale)
    return Given(Verdict(True, "price_list"), parts)
