"""The vector files themselves: shape, ids, flags, counts, and that each is able to fail."""

import engine_vectors
import pytest
from json_shape import problems

FILES = engine_vectors.files()
SCHEMA = engine_vectors.read(engine_vectors.VECTORS / "vector.schema.json")


@pytest.mark.parametrize("name", FILES)
def test_file(name):
    """Shape as in the schema; every flag explained, every note used; the count is right."""
    file = FILES[name]
    assert problems(file, SCHEMA) == []
    assert {flag for case in file["cases"] for flag in case["flags"]} == set(file["notes"])
    assert len(file["cases"]) == file["count"]
    assert all(("expect" in case) != ("error" in case) for case in file["cases"])


def test_ids_are_unique():
    """An id names one case in all files."""
    ids = [case["id"] for case in engine_vectors.cases()]
    assert sorted(set(ids)) == sorted(ids)


def test_every_call_is_known_and_used():
    """The schema, the Python runner and the cases know the same functions."""
    used = {case["call"] for case in engine_vectors.cases()}
    known = SCHEMA["properties"]["cases"]["items"]["properties"]["call"]["enum"]
    assert sorted(engine_vectors.CALLS) == sorted(known) == sorted(used)


def test_decisions_add_up():
    """What the cases expect is consistent in itself: lines, parts and programs have equal sums."""
    for case in engine_vectors.cases():
        if case["call"] != "evaluate" or "error" in case:
            continue
        decision = case["expect"]
        taken = 0
        for line in decision["lines"]:
            assert line["discount_minor"] == sum(part["amount_minor"] for part in line["parts"])
            parts = line["manual_minor"] + line["discount_minor"] + line["net_minor"]
            assert line["base_minor"] == parts, case["id"]
            taken += line["discount_minor"]
        assert taken == sum(row["amount_minor"] for row in decision["programs"]), case["id"]


def test_shape_checker_can_fail():
    """Each word of the checker finds its own mistake."""
    file = next(iter(FILES.values()))
    case = file["cases"][0]
    for broken in (
        [],
        {**file, "schema": "other"},
        {**file, "about": "no full stop"},
        {**file, "extra": 1},
        {key: value for key, value in file.items() if key != "notes"},
        {**file, "notes": {"flag": 1}},
        {**file, "cases": [{**case, "error": {"code": "Bad Code", "where": "x"}}]},
    ):
        assert len(problems(broken, SCHEMA)) == 1
