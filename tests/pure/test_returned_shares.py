"""What goes back unit by unit: the same table for Python and JavaScript."""

import importlib.util
import json
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parents[1] / "addons" / "loyalty_discount" / "claim" / "shares.py"
TABLE = json.loads((HERE / "returned_shares.json").read_text(encoding="utf-8"))


def shares():
    """The module by its file: it imports nothing."""
    spec = importlib.util.spec_from_file_location("shares", SOURCE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["why"])
def test_shares_of_returns(row):
    before, found = 0, []
    for now in row["returns"]:
        found.append(shares().returned_share(row["total"], row["quantity"], before, now))
        before += now
    assert found == row["shares"]
    if before == row["quantity"]:
        assert sum(found) == row["total"]
