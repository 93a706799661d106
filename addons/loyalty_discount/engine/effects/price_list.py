"""Effect ``price_list``: goods at the price lists of the holder's customer groups.

Each group names its lists by product category: for a line the nearest category of the group
counts (0 is all goods, the farthest). Group 0 is everybody, with or without a card. Of what the
groups offer the lowest price counts.
"""

from ..given import Given
from ..goods import GOODS, lines_of
from ..money import ratio
from ..record import record
from ..shape import integer, listing
from ..spread import line_parts
from ..verdict import Verdict

_id = integer(0)
FIELDS = {
    "goods": GOODS,
    "rows": listing(record({"group": _id, "category": _id, "list": integer(1)})),
}


def _rows_by_group(rows, holder):
    """Return ``{group: its rows}`` of everybody and of the holder's groups."""
    mine = {0, *(holder["groups"] if holder else ())}
    groups = {}
    for row in rows:
        if row["group"] in mine:
            groups.setdefault(row["group"], []).append(row)
    return groups


def _nearest(rows, facts):
    """Return the rows of one group for the category that is nearest to the goods of a line."""
    for category in [*facts["categories"], 0]:
        found = [row for row in rows if row["category"] == category]
        if found:
            return found
    return []


def _price_of(groups, facts):
    """Return the lowest price that the groups offer for a line, None when no list has one."""
    prices = [
        facts["prices"][str(row["list"])]
        for rows in groups.values()
        for row in _nearest(rows, facts)
        if str(row["list"]) in facts["prices"]
    ]
    return min(prices, default=None)


def apply(spec, program, sale):
    """Take off the difference to the list, whatever was taken off before; a dearer list is none."""
    holder, basket = sale.basket["holder"], sale.basket
    groups = _rows_by_group(spec["rows"], holder)
    if not groups:
        return Given(Verdict(False, "no_group" if holder else "no_card"))
    exponent = basket["price_exponent"] + basket["quantity_exponent"] - basket["currency_exponent"]
    amounts = {}
    for line in lines_of(spec["goods"], sale):
        price = _price_of(groups, line.facts)
        if price is not None and price < line.facts["price_unit"]:
            cost_minor = ratio([price, line.facts["quantity"]], 10**exponent)
            amounts[line.id] = line.base_minor - cost_minor
    parts = line_parts(amounts, program, "price_list", sale)
    return Given(Verdict(True, "price_list"), parts)
