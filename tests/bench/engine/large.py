"""A large receipt for the benches of the engine: 200 lines, 100 programs of mixed kinds.

The same on every machine. Five combination groups, one for each mode, of 20 programs; nearly all
programs hold, for a program that is kept out early costs nothing.
"""

import random
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(TESTS / "fuzz"), str(TESTS / "pure")]

import engine_vectors  # noqa: E402, F401 (makes the engine importable)
from parity import samples  # noqa: E402

LINES, PROGRAMS = 200, 100
MODES = ("best", "lowest", "exclusive", "sum", "compound")
OPEN = {
    "from": None,
    "stopped": False,
    "join": "any",
    "limits": dict.fromkeys(("holder", "card", "receipt", "day", "shop", "uses", "budget_minor")),
    "excludes": [],
    "core": "beside",
}


def _lane(index, scope):
    """Return the combination group of the program with this index."""
    number = index % len(MODES)
    mode = {"mode": MODES[number], "scope": scope, "basis": "left", "cap": 900000}
    return {"lane": number + 1, "sequence": number, **mode}


def _program(rng, index, scope):
    """Return a program that holds for somebody with a card: one condition is turned round."""
    program = samples.program(rng, index + 1, ("EUR", 2), [_lane(index, scope)])
    spec = samples.condition(rng)
    conditions = [{**spec, "negate": False}, {**spec, "negate": True}, samples.condition(rng)]
    effects = [samples.effect(rng) for _ in range(rng.choice((1, 1, 1, 2)))]
    return {**program, **OPEN, "conditions": conditions, "effects": effects}


def large(scope="line", seed=20260115):
    """Return ``[programs, basket]``; `scope` of the groups in which one offer wins."""
    rng = random.Random(seed)
    programs = [_program(rng, index, scope) for index in range(PROGRAMS)]
    basket = samples.basket(rng, programs, ("EUR", 2))
    plain = {"quantity": 300, "price_unit": 41200000, "manual_discount": 0}
    lines = [samples.line(rng, f"line-{index:03d}") | plain for index in range(LINES)]
    return [programs, {**basket, "quantity_exponent": 2, "uses": {}, "core": [], "lines": lines}]
