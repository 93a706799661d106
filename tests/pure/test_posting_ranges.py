"""Card numbers of a print run, and spans of them."""

import doctest
import importlib
import sys
import unittest
from pathlib import Path

ADDON = Path(__file__).resolve().parents[2] / "addons" / "loyalty_accounting"
sys.path.insert(0, str(ADDON))

from ranges import NumberError, Run, count, free_spans, missing, overlap, pack  # noqa: E402

DOCTESTED = ("opening", "printed", "run", "span")


def luhn(body):
    """The Luhn digit, written out here so that the test does not trust the code it tests."""
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(body))]
    return str(-sum(value // 10 + value % 10 for value in doubled) % 10)


def no_check(_body):
    """A number without check digit."""
    return ""


RUN = Run(prefix="9200", first=101, digits=8, count=100, check=luhn)


class TestRun(unittest.TestCase):
    """Serial to number and back, and why a number is not of the run."""

    def test_luhn_of_a_known_number(self):
        self.assertEqual(luhn("7992739871"), "3")
        self.assertEqual(RUN.number(1), "9200000001013")

    def test_every_number_comes_back(self):
        for serial, number in enumerate(RUN.numbers(), start=1):
            self.assertEqual(RUN.serial(number), serial)
            self.assertEqual(len(number), 13)

    def test_part_of_the_run(self):
        self.assertEqual(RUN.numbers(2, 3), [RUN.number(2), RUN.number(3)])

    def test_refusals(self):
        refused = {
            "not_digits": "92000000010ab",
            "wrong_length": "920000000101",
            "wrong_prefix": "9300000001013",
            "wrong_check": "9200000001014",
            "out_of_run": Run("9200", 201, 8, 1, luhn).number(1),
        }
        for code, number in refused.items():
            with self.subTest(code), self.assertRaises(NumberError) as caught:
                RUN.serial(number)
            self.assertEqual((caught.exception.code, caught.exception.number), (code, number))

    def test_superscript_digits_are_no_digits(self):
        with self.assertRaises(NumberError):
            RUN.serial("920000000101³")

    def test_leading_zeros_stay(self):
        plain = Run("", 7, 6, 3, no_check)
        self.assertEqual(plain.numbers(), ["000007", "000008", "000009"])

    def test_problems_of_a_run(self):
        self.assertEqual(RUN.problems(), [])
        self.assertEqual(Run("9", 90, 2, 11, luhn).problems(), ["digits_too_few"])
        self.assertEqual(
            Run("9a", -1, 2, 0, luhn).problems(),
            ["prefix_not_digits", "count_not_positive", "first_negative"],
        )


class TestSpans(unittest.TestCase):
    """Spans as sets of serials."""

    def test_pack_and_count(self):
        spans = pack([5, 1, 2, 2, 9])
        self.assertEqual(spans, [(1, 2), (5, 5), (9, 9)])
        self.assertEqual(count(spans), 4)

    def test_overlap(self):
        self.assertEqual(overlap([(1, 10), (2, 3), (9, 12)]), [(2, 3), (9, 10)])
        self.assertEqual(overlap([(1, 2), (3, 4)]), [])

    def test_missing(self):
        self.assertEqual(missing((1, 10), []), [(1, 10)])
        self.assertEqual(missing((1, 10), [(1, 10)]), [])
        self.assertEqual(missing((5, 6), [(1, 4), (6, 9)]), [(5, 5)])
        self.assertEqual(missing((1, 4), [(6, 9)]), [(1, 4)])

    def test_free_spans(self):
        self.assertEqual(free_spans([(9, 20), (1, 5)], 8), [(1, 5), (9, 11)])
        self.assertEqual(free_spans([(1, 2)], 5), [(1, 2)])
        self.assertEqual(free_spans([(1, 2)], 0), [])


def load_tests(loader, tests, _pattern):
    """Run the examples of the docstrings too."""
    for name in DOCTESTED:
        tests.addTests(doctest.DocTestSuite(importlib.import_module(f"ranges.{name}")))
    return tests


if __name__ == "__main__":
    unittest.main()
