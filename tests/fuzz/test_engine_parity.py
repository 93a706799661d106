"""A short differential fuzz on every run; `scripts/fuzz_parity` does the long ones."""

import random

import engine_vectors
import pytest
from engine.conditions import KINDS as CONDITIONS
from engine.effects import KINDS as EFFECTS
from parity import bounds, samples, small
from parity.hunt import Difference, fault, hunt, make
from parity.properties import problems
from parity.shrink import shrink
from parity.twin import Twin

SEED, CASES = 20260115, 2000


def test_python_and_javascript_agree():
    """Same decisions, same refusals, same bits; the rules of any result hold."""
    with Twin() as twin:
        hunt(twin, SEED, CASES)


def test_cases_are_worth_it():
    """The generator reaches every state, and often gives something."""
    outcomes = [engine_vectors.outcome(make(SEED, index)[1]) for index in range(500)]
    decisions = [found["expect"] for found in outcomes if type(found.get("expect")) is dict]
    states = [row["state"] for decision in decisions for row in decision.get("programs", [])]
    assert {"applied", "blocked", "beaten"} == set(states)
    assert states.count("applied") > len(states) / 8
    assert len([found for found in outcomes if "error" in found]) > 25


def test_cases_reach_every_kind():
    """Random programs use each kind of condition and effect."""
    randoms = [random.Random(seed) for seed in range(500)]
    programs = [samples.program(rng, 1, ("EUR", 2), samples.lanes(rng)) for rng in randoms]
    for family, kinds in (("conditions", CONDITIONS), ("effects", EFFECTS)):
        assert {spec["kind"] for program in programs for spec in program[family]} == set(kinds)


def test_difference_is_found_and_made_small(monkeypatch):
    """An engine that rounds half even is caught, and the vector is short."""
    wrong = dict(engine_vectors.CALLS, percent_of=lambda minor, ppm: round(minor * ppm / 1000000))
    monkeypatch.setattr(engine_vectors, "CALLS", wrong)
    monkeypatch.setattr("parity.hunt.KINDS", [(1, small.money)])
    with Twin() as twin, pytest.raises(Difference) as caught:
        hunt(twin, SEED, CASES)
    vector = caught.value.vector
    assert vector["call"] == "percent_of"
    assert vector["id"].startswith(f"fuzz-{SEED}-")
    with Twin() as twin:
        assert fault(twin, random.Random(1), vector)


def test_shrink_walks_down():
    """The smallest failing value is reached through lists, objects and numbers."""
    case = {"call": "x", "args": [[{"a": 700, "b": {"c": 1}}, {"a": 3, "b": None}], -5]}
    found = shrink(case, lambda smaller: any(row["a"] > 9 for row in smaller["args"][0]))
    assert found["args"] == [[{"a": 10, "b": None}], 0]


def test_broken_rules_are_seen():
    """Each rule can fail."""
    rng = random.Random(1)
    index = next(i for i in range(500) if _is_applied(make(SEED, i)[1]))
    case = make(SEED, index)[1]
    decision = engine_vectors.outcome(case)["expect"]
    for key in ("net_minor", "discount_minor"):
        lines = [{**line, key: line[key] + 1} for line in decision["lines"]]
        found = problems(rng, case, {"expect": {**decision, "lines": lines}})
        assert "a line does not add up" in found
    twice = [{**row, "amount_minor": 10**15} for row in decision["programs"]]
    capped = [{**one, "cap": {"percent": 0, "amount_minor": None}} for one in case["args"][0]]
    found = bounds.problems(capped, case["args"][1], {**decision, "programs": twice})
    assert "a program gives more than its cap" in found
    assert problems(rng, {"call": "allocate", "args": [2, []]}, {"expect": [["a", 1]]})
    assert problems(rng, {"call": "net_minor", "args": [], "must_be": 1}, {"expect": 2})


def _is_applied(case):
    """Tell whether an evaluation of `case` grants something."""
    found = engine_vectors.outcome(case).get("expect")
    rows = found.get("programs", []) if isinstance(found, dict) else []
    return any(row["state"] == "applied" for row in rows)
