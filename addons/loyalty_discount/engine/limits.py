"""What keeps a program out before its conditions are asked: stopped, limits, other programs."""

from .record import record
from .shape import integer, maybe
from .verdict import Verdict

_limit = maybe(integer(0))

LIMITS = record(
    {
        "holder": _limit,
        "card": _limit,
        "receipt": _limit,
        "day": _limit,
        "shop": _limit,
        "uses": _limit,
        "budget_minor": _limit,
    }
)

# Which counter of the basket stands behind which limit, in the order they are asked.
_COUNTERS = {
    "holder": "holder",
    "card": "card",
    "day": "day",
    "shop": "shop",
    "uses": "total",
    "budget_minor": "spent_minor",
}
_DAILY = ("day", "shop")  # these counters forget at midnight


def _reached(program, basket):
    """Return the verdict of the first limit that is used up, None when there is none.

    A program without counters was never used.
    """
    uses = basket["uses"].get(str(program["program"]), {})
    is_today = uses.get("date") == basket["wall"]["date"]
    for limit, counter in _COUNTERS.items():
        allowed = program["limits"][limit]
        used = uses.get(counter, 0) if is_today or limit not in _DAILY else 0
        if allowed is not None and used >= allowed:
            return Verdict(False, "limit", {"limit": limit, "used": used, "allowed": allowed})
    return None


def _excluded(program, sale):
    """Return the verdict on a program that one applied before excludes, or that excludes it."""
    for other in sale.applied:
        if other in program["excludes"] or program["program"] in sale.programs[other]["excludes"]:
            return Verdict(False, "excluded", {"program": other})
    return None


def gate(program, sale):
    """Return the verdict that keeps `program` out, None when it may be asked."""
    if program["stopped"]:
        return Verdict(False, "stopped")
    if program["core"] == "yields" and sale.basket["core"]:
        return Verdict(False, "core_program", {"program": sale.basket["core"][0]})
    return _reached(program, sale.basket) or _excluded(program, sale)
