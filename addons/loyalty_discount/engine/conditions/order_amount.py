"""Condition ``order_amount``: the goods cost from `amount_from` until `amount_until` together.

Until is not included, null is no upper edge. `basis` base counts the price less the cashier's
discount, left what earlier combination groups left of it.
"""

from ..goods import GOODS, amount_of
from ..money import SPEND_MAX
from ..shape import integer, maybe, one_of
from ..verdict import Verdict

FIELDS = {
    "goods": GOODS,
    "amount_from": integer(0, SPEND_MAX),
    "amount_until": maybe(integer(0, SPEND_MAX)),
    "basis": one_of(("base", "left"), "unknown_basis"),
}


def check(spec, program, sale):
    """Compare the sum; below the lower edge the near miss tells what is missing."""
    amount_minor = amount_of(spec["goods"], sale, spec["basis"])
    start, end = spec["amount_from"], spec["amount_until"]
    params = {"amount_minor": amount_minor, "amount_from": start, "amount_until": end}
    if amount_minor < start:
        near = {"code": "order_amount", "missing_minor": start - amount_minor}
        return Verdict(False, "order_amount", params, near)
    return Verdict(end is None or amount_minor < end, "order_amount", params)
