"""What the shared vectors cannot say, because JSON has no words for it: Python side."""

import doctest
import importlib
import pkgutil
from datetime import date

import pytest
from engine_vectors import engine

MODULES = [info.name for info in pkgutil.walk_packages(engine.__path__, "engine.")]


@pytest.mark.parametrize("name", ["engine", *MODULES])
def test_docstrings(name):
    """Every module explains itself, and its examples are true."""
    module = importlib.import_module(name)
    assert module.__doc__
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("value", "where"),
    [(date(2026, 1, 15), "value"), ((1, 2), "value"), ([{1, 2}], "value[0]"), (b"a", "value")],
)
def test_canonical_refuses_what_json_has_not(value, where):
    """Dates, tuples, sets and bytes are the adapters' business."""
    with pytest.raises(engine.EngineError) as caught:
        engine.canonical(value)
    assert (caught.value.code, caught.value.where) == ("not_json", where)


def test_canonical_refuses_number_keys():
    """json.dumps would make text of them in silence."""
    with pytest.raises(engine.EngineError) as caught:
        engine.canonical({7: 1})
    assert (caught.value.code, caught.value.where) == ("key_not_ascii", "value")


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_to_scaled_refuses_what_is_no_number(value):
    """A broken float is refused by name and does not become an integer."""
    with pytest.raises(engine.EngineError) as caught:
        engine.to_scaled(value, 2)
    assert caught.value.code == "not_finite"


def test_verdict_needs_a_code():
    """No answer without a reason."""
    with pytest.raises(ValueError, match="code"):
        engine.verdict.Verdict(False, "")


def test_verdict_is_frozen():
    """Nobody changes an answer after it was given."""
    with pytest.raises(AttributeError):
        engine.verdict.Verdict(True, "level").ok = False
