"""The example files of the posting core, run against the pure core alone.

The same files run against a real database in ``addons/loyalty_accounting/tests``.
"""

import json
import sys
import unittest
from datetime import date
from pathlib import Path

ADDON = Path(__file__).resolve().parents[2] / "addons" / "loyalty_accounting"
sys.path.insert(0, str(ADDON))

import posting  # noqa: E402
from presets import ru  # noqa: E402

CASES = sorted((ADDON / "static/tests/vectors/postings").glob("*.json"))


def cases():
    """Every case of every example file."""
    for path in CASES:
        yield from json.loads(path.read_text(encoding="utf-8"))["cases"]


def events(given):
    """The events of a case, built from its ``given`` part."""
    unit_cost = given["purchase"]["unit_cost"]
    if given["event"] == "free_issue":
        day = date.fromisoformat(given["operation_date"])
        line = posting.IssueLine(1, unit_cost, given["market_unit"])
        lines = (line,) * given["issued"]
        parameters = posting.Parameters(
            period_on(day).rate,
            free_issue_mode=given["mode"],
            vat_base="market",
            rounding=given["rounding"],
        )
        return [posting.FreeIssue(day, parameters, lines)]
    day = date(2025, 11, 20)
    receipts = tuple(given["receipts"])
    sold = unit_cost * sum(receipt > 0 for receipt in receipts)
    returned = unit_cost * given["returned"]
    return [
        posting.CardSale(day, given["rate"], receipts),
        posting.CardSaleCost(day, "ledger", sold, returned),
    ]


def period_on(day):
    """The Russian rates and limits of the preset in force on ``day``."""
    periods = [
        posting.PolicyPeriod(key, period.first_day, period.last_day)
        for key, period in enumerate(ru.PERIODS)
    ]
    return ru.PERIODS[posting.effective(periods, day).key]


def shown(entry):
    """An entry in the form of the example files."""
    lines = []
    for line in entry.lines:
        side, amount = (
            ("debit", line.debit_minor) if line.debit_minor else ("credit", line.credit_minor)
        )
        lines.append({"role": line.role, side: amount})
    return {"entry": entry.name, "carrier": entry.carrier, "lines": lines}


class TestPostingCases(unittest.TestCase):
    """Given the case, the core gives exactly its postings."""

    maxDiff = None

    def test_every_case(self):
        for case in cases():
            with self.subTest(case["id"], it=case["it"]):
                entries = [
                    entry for event in events(case["given"]) for entry in posting.post(event)
                ]
                expected = case["expect"]["postings"]
                self.assertEqual(
                    sorted(map(canonical, map(shown, entries))), sorted(map(canonical, expected))
                )

    def test_rate_of_the_operation_date(self):
        for case in cases():
            if case["given"]["event"] == "free_issue":
                day = date.fromisoformat(case["given"]["operation_date"])
                with self.subTest(case["id"]):
                    self.assertEqual(period_on(day).rate, case["expect"]["rate"])

    def test_case_ids_are_unique(self):
        ids = [case["id"] for case in cases()]
        self.assertEqual(len(ids), len(set(ids)))
        self.assertGreaterEqual(len(ids), 10)


def canonical(posting_shown):
    """A posting as text, its lines in any order."""
    lines = sorted(json.dumps(line, sort_keys=True) for line in posting_shown["lines"])
    return json.dumps({**posting_shown, "lines": lines}, sort_keys=True)


if __name__ == "__main__":
    unittest.main()
