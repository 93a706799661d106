"""Condition ``quantity``: from `quantity_from` until `quantity_until` of the goods are bought.

Micro units, whatever the basket's own precision is; until is not included, null is no upper edge.
"""

from ..goods import GOODS, quantity_of
from ..money import SPEND_MAX
from ..shape import integer, maybe
from ..verdict import Verdict

FIELDS = {
    "goods": GOODS,
    "quantity_from": integer(0, SPEND_MAX),
    "quantity_until": maybe(integer(0, SPEND_MAX)),
}


def check(spec, program, sale):
    """Compare the sum; below the lower edge the near miss tells what is missing."""
    quantity = quantity_of(spec["goods"], sale)
    start, end = spec["quantity_from"], spec["quantity_until"]
    params = {"quantity": quantity, "quantity_from": start, "quantity_until": end}
    if quantity < start:
        near = {"code": "quantity", "missing_quantity": start - quantity}
        return Verdict(False, "quantity", params, near)
    return Verdict(end is None or quantity < end, "quantity", params)
