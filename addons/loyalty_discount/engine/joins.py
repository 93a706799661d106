"""How the conditions of a program are joined; every one is asked, none is cut short."""

from .conditions import check
from .verdict import Verdict


def _all(verdicts):
    """Hold when every condition holds; else the first that does not gives the reason."""
    failed = [verdict for verdict in verdicts if not verdict.ok]
    return failed[0] if failed else Verdict(True, "conditions_met")


JOINS = {
    "all": _all,
}


def judge(program, sale):
    """Return the joint verdict of the program's conditions on this sale."""
    return JOINS[program["join"]]([check(spec, program, sale) for spec in program["conditions"]])
