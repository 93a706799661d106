"""The shared vectors, run against the Python engine without Odoo."""

import copy

import engine_vectors
import pytest

CASES = engine_vectors.cases()


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_vector(case):
    """The result is exactly what the case says, and the input is left as it was."""
    args = copy.deepcopy(case["args"])
    expected = {key: case[key] for key in ("expect", "error") if key in case}
    assert engine_vectors.outcome(case) == expected
    assert case["args"] == args
