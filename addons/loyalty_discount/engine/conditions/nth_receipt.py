"""Condition ``nth_receipt``: this receipt is the holder's number `number` in the `window`.

With `every` each multiple counts too. Receipts are counted in the membership of `program` (0 is
the program itself); what the facts don't tell is 0.
"""

from ..asked import code_for, membership_asked
from ..levels import WINDOW, counted
from ..shape import flag, integer, text
from ..verdict import Verdict

FIELDS = {
    "program": integer(0),
    "window": text(WINDOW),
    "number": integer(1),
    "every": flag,
}


def _missing(number, every, current):
    """Return how many receipts after this one the next hit is, None when none is to come."""
    if every:
        return (number - current % number) % number
    return number - current if current <= number else None


def check(spec, program, sale):
    """Number this receipt after those before it; the near miss counts receipts still to come."""
    code = code_for("nth_receipt", sale.basket)
    membership = membership_asked(spec, program, sale)
    params = {"number": spec["number"], "receipt": None}
    if not membership:
        return Verdict(False, code, params)
    params["receipt"] = counted(membership, "visits", spec["window"]) + 1
    missing = _missing(spec["number"], spec["every"], params["receipt"])
    near = {"code": "nth_receipt", "missing_visits": missing} if missing else None
    return Verdict(missing == 0, code, params, near)
