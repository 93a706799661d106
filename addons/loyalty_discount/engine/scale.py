"""A value of an effect: fixed, or a step table over an amount, a quantity, spend or visits.

``{"over": "nothing", "steps": [{"from": 0, "value": 50000}]}``. The value is that of the last step
whose ``from`` is reached; money in minor units, quantities in micro units.
"""

from .goods import lines_of, quantity_of
from .levels import count_of
from .money import SPEND_MAX
from .record import record
from .sale import worth
from .shape import integer, listing, one_of, refuse
from .verdict import Verdict

OVERS = {
    "nothing": None,
    "amount": "missing_minor",
    "quantity": "missing_quantity",
    "spend": "missing_minor",
    "visits": "missing_visits",
}


def scale(high):
    """Make a check for a scale whose values lie between 0 and `high`."""
    shape = record(
        {
            "over": one_of(OVERS, "unknown_measure"),
            "steps": listing(record({"from": integer(0, SPEND_MAX), "value": integer(0, high)})),
        }
    )

    def check(value, where):
        """Refuse another shape, no step, and steps that don't rise."""
        shape(value, where)
        steps = value["steps"]
        froms = [step["from"] for step in steps]
        if not steps or any(upper <= lower for lower, upper in zip(froms, froms[1:], strict=False)):
            refuse("steps_not_rising", f"{where}.steps")
        if value["over"] == "nothing" and froms != [0]:
            refuse("steps_not_rising", f"{where}.steps")

    return check


def _measured(over, goods, program, sale):
    """Return what the steps of a scale are compared with."""
    if over == "amount":
        return sum(worth(line, sale) for line in lines_of(goods, sale))
    if over == "quantity":
        return quantity_of(goods, sale)
    if over == "nothing":
        return 0
    return count_of(program, sale.basket, over, program["spend"]["window"])


def value_of(spec, goods, program, sale):
    """Return ``(value, near miss)`` of a scale for this sale; value None below the first step.

    The near miss is what is missing to the next step, None at the last one.
    """
    measured = _measured(spec["over"], goods, program, sale)
    value, near = None, None
    for step in spec["steps"]:
        if step["from"] > measured:
            near = {"code": "step", OVERS[spec["over"]]: step["from"] - measured}
            near["value"] = step["value"]
            break
        value = step["value"]
    return value, near


def below_first(near):
    """Return the verdict of an effect whose first step is not reached."""
    return Verdict(False, "below_first_step", {}, near)
