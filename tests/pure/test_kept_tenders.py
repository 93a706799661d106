"""What of the tenders stays in the shop: the same table for Python and JavaScript."""

import importlib.util
import json
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parents[1] / "addons" / "loyalty_discount" / "claim" / "kept.py"
TABLE = json.loads((HERE / "kept_tenders.json").read_text(encoding="utf-8"))


def kept():
    """The module by its file: it imports nothing."""
    spec = importlib.util.spec_from_file_location("kept", SOURCE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["why"])
def test_what_is_kept(row):
    found = kept().kept_tenders(dict(row["tendered"]), row["due"], row["cash"])
    assert [list(pair) for pair in found.items()] == row["kept"]
