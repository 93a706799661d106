"""How the conditions of a program are joined; every one is asked, none is cut short."""

from dataclasses import replace

from .conditions import check
from .verdict import Verdict

MET = "conditions_met"


def _all(verdicts):
    """Hold when every condition holds, for the smallest of their shares of the receipt."""
    failed = [verdict for verdict in verdicts if not verdict.ok]
    if failed:
        return failed[0]
    if not verdicts:
        return Verdict(True, MET)
    return Verdict(True, MET, share=min(verdict.share for verdict in verdicts))


def _any(verdicts):
    """Hold when one condition holds, for the largest share; else the first gives the reason."""
    held = [verdict.share for verdict in verdicts if verdict.ok]
    if held:
        return Verdict(True, MET, share=max(held))
    if not verdicts:
        return Verdict(False, "no_condition")
    near = next((verdict.near_miss for verdict in verdicts if verdict.near_miss), None)
    return replace(verdicts[0], near_miss=near)


def _none(verdicts):
    """Hold when no condition holds; else the first that does gives the reason."""
    held = [verdict for verdict in verdicts if verdict.ok]
    return replace(held[0], ok=False, near_miss=None) if held else Verdict(True, MET)


JOINS = {
    "all": _all,
    "any": _any,
    "none": _none,
}


def judge(program, sale):
    """Return the joint verdict of the program's conditions on this sale."""
    return JOINS[program["join"]]([check(spec, program, sale) for spec in program["conditions"]])
