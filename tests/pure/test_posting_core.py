"""What the posting core refuses, and its arithmetic at the edges."""

import doctest
import importlib
import sys
import unittest
from datetime import date
from pathlib import Path

ADDON = Path(__file__).resolve().parents[2] / "addons" / "loyalty_accounting"
sys.path.insert(0, str(ADDON))

import posting  # noqa: E402
from posting.roles import OFF_BALANCE, ON_BALANCE  # noqa: E402

DAY = date(2026, 1, 15)
DOCTESTED = (
    "bills",
    "card_taxes",
    "entry",
    "errors",
    "input_tax",
    "legs",
    "policy",
    "shares",
    "vat",
)


def free_issue(mode="taxable", rounding="document", lines=((1200, 1200),)):
    """A free issue of single cards, ``(cost, VAT base)`` each."""
    issued = tuple(posting.IssueLine(1, cost, bought_minor=base) for cost, base in lines)
    parameters = posting.Parameters(220000, free_issue_mode=mode, rounding=rounding)
    return posting.FreeIssue(DAY, parameters, issued)


class Refusals(unittest.TestCase):
    """A refusal is a PostingError with a stable code."""

    def refused(self, code, call, *args):
        """``call`` must refuse with ``code``; the error is returned."""
        with self.assertRaises(posting.PostingError) as caught:
            call(*args)
        self.assertEqual(caught.exception.code, code)
        return caught.exception


class TestEntry(Refusals):
    """TC-N1: an entry balances and never mixes off-balance roles with others."""

    def entry(self, *lines, carrier="ledger"):
        """An entry of ``(role, debit, credit)`` lines."""
        return posting.Entry("x", carrier, DAY, tuple(posting.Line(*line) for line in lines))

    def test_unbalanced(self):
        self.refused("entry_unbalanced", self.entry, ("EXP", 2, 0), ("MAT", 0, 1))

    def test_empty(self):
        self.refused("entry_unbalanced", self.entry)

    def test_mixed_off_balance(self):
        self.refused("off_balance_mixed", self.entry, ("EXP", 1, 0), ("OBIC", 0, 1))

    def test_off_balance_pair_alone(self):
        self.assertEqual(self.entry(("OBI", 30, 0), ("OBIC", 0, 30)).amount_minor, 30)

    def test_unknown_role(self):
        self.refused("role_unknown", posting.Line, "XYZ", 1, 0)

    def test_bad_amounts(self):
        self.refused("amount_invalid", posting.Line, "EXP", -1, 0)
        self.refused("amount_invalid", posting.Line, "EXP", 1.0, 0)
        self.refused("line_not_one_sided", posting.Line, "EXP", 1, 1)
        self.refused("line_not_one_sided", posting.Line, "EXP", 0, 0)

    def test_unknown_carrier(self):
        with self.assertRaises(posting.PostingError) as caught:
            self.entry(("EXP", 1, 0), ("MAT", 0, 1), carrier="paper")
        self.assertEqual(caught.exception.code, "carrier_unknown")

    def test_roles_are_on_one_side_of_the_balance(self):
        self.assertFalse(set(ON_BALANCE) & set(OFF_BALANCE))


class TestFreeIssue(Refusals):
    """Refusals and edges of a gift; the ladder has its cases in the example files."""

    def test_unknown_mode(self):
        self.refused("mode_unknown", posting.post, free_issue("whatever"))

    def test_unknown_rounding(self):
        self.refused("rounding_unknown", posting.post, free_issue(rounding="never"))

    def test_unknown_event(self):
        self.refused("event_unknown", posting.post, object())

    def test_cards_without_cost_give_no_cost_entry(self):
        entries = posting.post(free_issue(lines=((0, 1200),)))
        self.assertEqual([entry.name for entry in entries], ["vat"])

    def test_nothing_at_all(self):
        self.assertEqual(posting.post(free_issue(lines=((0, 0),))), ())

    def test_vat_shares_add_up(self):
        event = free_issue(lines=((57, 57),) * 3)
        taxes = tuple(amounts.vat_minor for amounts in posting.issue_amounts(event))
        self.assertEqual(taxes, (13, 13, 12))  # 1.71 x 22 % = 0.3762 -> 0.38

    def test_cards_alike_amount_to_what_each_does(self):
        """One line of three cards is three lines of one, whatever the rounding."""
        for rounding in ("document", "line"):
            parameters = posting.Parameters(220000, rounding=rounding)
            one, three = (
                posting.issue_amounts(posting.FreeIssue(DAY, parameters, lines))
                for lines in (
                    tuple(posting.IssueLine(1, cost) for cost in (58, 58, 57)),
                    (posting.IssueLine(3, 173),),
                )
            )
            shared = [
                (card.cost_minor, card.base_minor, card.vat_minor)
                for card, count in posting.card_amounts(three[0], 3)
                for _card in range(count)
            ]
            self.assertEqual(
                shared, [(card.cost_minor, card.base_minor, card.vat_minor) for card in one]
            )

    def test_cards_add_up(self):
        """Cents of cost and tax go to the first cards; no card is lost."""
        whole = posting.IssueAmounts(None, 11, 8, 7, 0, 300)
        cards = [(card, count) for card, count in posting.card_amounts(whole, 3)]
        self.assertEqual(sum(count for _card, count in cards), 3)
        for name in ("cost_minor", "base_minor", "vat_minor", "restored_minor"):
            total = sum(getattr(card, name) * count for card, count in cards)
            self.assertEqual(total, getattr(whole, name), name)
        self.assertEqual(cards[0][0].vat_minor, 3)


class TestSaleCost(unittest.TestCase):
    """Sold and returned cards stay two legs of one entry."""

    def test_sold_and_returned(self):
        (entry,) = posting.post(posting.CardSaleCost(DAY, "ledger", 2400, 1200))
        shown = [(line.role, line.debit_minor, line.credit_minor) for line in entry.lines]
        self.assertEqual(
            shown,
            [("COGS", 2400, 0), ("GDS", 0, 2400), ("GDS", 1200, 0), ("COGS", 0, 1200)],
        )

    def test_nothing_sold(self):
        self.assertEqual(posting.post(posting.CardSaleCost(DAY, "ledger", 0)), ())
        self.assertEqual(posting.post(posting.CardSale(DAY, 200000, ())), ())


class TestPolicy(Refusals):
    """The period of the operation date, a program's own before the company's."""

    YEAR = posting.PolicyPeriod(1, date(2025, 1, 1), date(2025, 12, 31))
    NEXT = posting.PolicyPeriod(2, date(2026, 1, 1), None)
    CLUB = posting.PolicyPeriod(3, date(2026, 1, 10), date(2026, 1, 20), program=7)

    def test_both_ends_belong_to_the_period(self):
        periods = [self.YEAR, self.NEXT]
        self.assertEqual(posting.effective(periods, date(2025, 12, 31)).key, 1)
        self.assertEqual(posting.effective(periods, date(2026, 1, 1)).key, 2)

    def test_program_goes_first_and_only_for_itself(self):
        periods = [self.YEAR, self.NEXT, self.CLUB]
        self.assertEqual(posting.effective(periods, DAY, 7).key, 3)
        self.assertEqual(posting.effective(periods, DAY, 8).key, 2)
        self.assertEqual(posting.effective(periods, date(2026, 1, 21), 7).key, 2)

    def test_missing_and_ambiguous(self):
        self.refused("policy_missing", posting.effective, [self.NEXT], date(2025, 1, 1))
        twice = [self.NEXT, posting.PolicyPeriod(4, date(2026, 1, 1), None)]
        self.refused("policy_ambiguous", posting.effective, twice, DAY)

    def test_overlaps(self):
        inside = posting.PolicyPeriod(5, date(2025, 6, 1), date(2025, 6, 2))
        self.assertEqual(posting.overlaps([self.NEXT, inside, self.YEAR]), [(1, 5)])
        self.assertEqual(posting.overlaps([self.NEXT, self.CLUB]), [])


class TestPeriodLimits(unittest.TestCase):
    """E27: gifts under one share of the turnover use its limit up together, others apart."""

    def test_limits_of_several_programs(self):
        issues = tuple(
            posting.PeriodIssue(date(2026, 1, day), 2000, 220000, limit)
            for day, limit in ((3, 2500), (4, 5000), (5, 2500), (6, 0))
        )
        event = posting.PeriodTax(DAY, posting.Parameters(220000), 1_000_000, issues)
        excess = [above for _issue, above in posting.period_excess(event)]
        self.assertEqual(excess, [0, 0, 1500, 0])


class TestArithmetic(unittest.TestCase):
    """Half up, and parts that add up."""

    def test_ties_go_up(self):
        self.assertEqual(posting.tax_on(5, 100000), 1)
        self.assertEqual(posting.tax_on(-5, 100000), -1)

    def test_allocate_gives_rest_to_largest_fraction(self):
        self.assertEqual(posting.allocate(10, (5, 3, 3)), (4, 3, 3))
        self.assertEqual(posting.allocate(7, (0, 0)), (4, 3))
        self.assertEqual(posting.allocate(0, ()), ())

    def test_allocate_always_adds_up(self):
        for total in range(-20, 60):
            self.assertEqual(sum(posting.allocate(total, (3, 1, 7, 0))), total)


def load_tests(loader, tests, _pattern):
    """Run the examples of the docstrings too."""
    for name in DOCTESTED:
        tests.addTests(doctest.DocTestSuite(importlib.import_module(f"posting.{name}")))
    return tests


if __name__ == "__main__":
    unittest.main()
