"""Rows of a paper on sheets: heights by what the cells show, and where sheets end."""

import doctest
import importlib.util
import unittest
from datetime import datetime
from pathlib import Path

ADDON = Path(__file__).resolve().parents[2] / "addons" / "loyalty_accounting"


def load(name):
    """A module of the papers, alone: its package needs Odoo."""
    spec = importlib.util.spec_from_file_location(name, ADDON / "report" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


sheets, patterns = load("sheets"), load("patterns")


class TestSheets(unittest.TestCase):
    """Of an issue note, whose columns are narrow."""

    def test_moments_and_amounts_wrap_too(self):
        one = sheets.row_height(("A",), (240,))
        self.assertGreater(sheets.row_height((datetime(2026, 1, 5, 12), 1), (18, 226)), one)
        self.assertGreater(sheets.row_height((1234567.5, 1), (9, 235)), one)

    def test_every_row_is_on_one_sheet(self):
        for count in range(200):
            spans = sheets.cut([24 + count % 3 * 15] * count, 120, 50, 300)
            rows = [row for first, end in spans for row in range(first, end)]
            self.assertEqual(rows, list(range(count)))

    def test_a_row_higher_than_a_sheet_has_its_own(self):
        self.assertEqual(sheets.cut([2000, 2000], 120, 50, 100), [(0, 1), (1, 2)])


def test_the_examples_in_the_docstrings():
    for module in (sheets, patterns):
        result = doctest.testmod(module)
        assert result.attempted and not result.failed


if __name__ == "__main__":
    unittest.main()
