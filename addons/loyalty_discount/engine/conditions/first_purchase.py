"""Condition ``first_purchase``: a member of `program` (0 is the program itself) buys first.

Who is no member is nobody's first customer.
"""

from ..asked import code_for, membership_asked
from ..levels import counted
from ..shape import integer
from ..verdict import Verdict

FIELDS = {"program": integer(0)}


def check(spec, program, sale):
    """Ask for a membership without a receipt in its whole life."""
    membership = membership_asked(spec, program, sale)
    holds = bool(membership) and counted(membership, "visits", "life") == 0
    return Verdict(holds, code_for("first_purchase", sale.basket))
