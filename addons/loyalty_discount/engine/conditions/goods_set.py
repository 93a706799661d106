"""Condition ``goods_set``: of every one of `sets` at least its `quantity` (micro) is bought.

A line that several sets mean serves each of them.
"""

from ..goods import GOODS, quantity_of
from ..money import SPEND_MAX
from ..record import record
from ..shape import integer, listing
from ..verdict import Verdict

FIELDS = {"sets": listing(record({"goods": GOODS, "quantity": integer(1, SPEND_MAX)}))}


def check(spec, program, sale):
    """Count the sets that are reached; no set at all is no offer and never holds."""
    sets = spec["sets"]
    reached = sum(quantity_of(one["goods"], sale) >= one["quantity"] for one in sets)
    holds = bool(sets) and reached == len(sets)
    return Verdict(holds, "goods_set", {"reached": reached, "sets": len(sets)})
