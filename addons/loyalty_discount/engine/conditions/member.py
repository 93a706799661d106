"""Condition ``member``: the holder has a membership in `program` (0 is the program itself)."""

from ..asked import code_for, membership_asked
from ..shape import integer
from ..verdict import Verdict

FIELDS = {"program": integer(0)}


def check(spec, program, sale):
    """Ask for the membership, whatever it says."""
    holds = membership_asked(spec, program, sale) is not None
    params = {"program": spec["program"] or program["program"]}
    return Verdict(holds, code_for("member", sale.basket), params)
