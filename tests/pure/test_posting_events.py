"""Every example of the posting core, and what holds for all of them."""

import dataclasses
import unittest

import posting_reader
from posting_reader import event, expected, posting, shown

PARTS = {"issue_line", "gone", "period_issue", "posted_issue"}  # of events, not events


class TestEventCases(unittest.TestCase):
    """Given the events of a case, the core says exactly its postings, or refuses by code."""

    maxDiff = None

    def each(self):
        """Every case as a subtest."""
        for case in posting_reader.cases():
            with self.subTest(case["id"], it=case["it"]):
                yield case

    def test_postings(self):
        for case in self.each():
            if "refused" in case["expect"]:
                with self.assertRaises(posting.PostingError) as caught:
                    posting.post(event(case["given"]))
                self.assertEqual(caught.exception.code, case["expect"]["refused"])
                continue
            entries = posting.post(event(case["given"]))
            self.assertEqual(len(entries), len(case["expect"]["postings"]))
            self.assertEqual(dict(map(shown, entries)), expected(case["expect"]["postings"]))

    def test_reasons_and_figures(self):
        for case in self.each():
            reasons = case["expect"].get("reasons")
            if reasons:
                amounts = posting.issue_amounts(event(case["given"]))
                self.assertEqual([line.answer.reason for line in amounts], reasons)
            figures = case["expect"].get("figures", {})
            if figures:
                actual = dataclasses.asdict(posting.figures(event(case["given"])))
                self.assertEqual({name: actual[name] for name in figures}, figures)

    def test_entries_balance_and_keep_their_day(self):
        for case in self.each():
            if "refused" not in case["expect"]:
                given = event(case["given"])
                for entry in posting.post(given):
                    self.assertEqual(entry.operation_date, given.operation_date)
                    balance = sum(line.debit_minor - line.credit_minor for line in entry.lines)
                    self.assertEqual(balance, 0)

    def test_same_event_same_entries(self):
        for case in self.each():
            if "refused" not in case["expect"]:
                first, second = event(case["given"]), event(case["given"])
                self.assertEqual(posting.post(first), posting.post(second))

    def test_whole_correction_leaves_nothing(self):
        for case in self.each():
            given = event(case["given"])
            if "refused" in case["expect"] or isinstance(given, posting.Correction):
                continue
            mirrored = posting.post(posting.Correction(given.operation_date, given))
            sums = {}
            for entry in posting.post(given) + mirrored:
                for line in entry.lines:
                    key = (entry.name, entry.carrier, line.role)
                    sums[key] = sums.get(key, 0) + line.debit_minor - line.credit_minor
            self.assertFalse(any(sums.values()))

    def test_no_rule_lacks_a_case(self):
        told = {
            case["given"]["event"]
            for case in posting_reader.cases()
            if "refused" not in case["expect"]
        }
        self.assertEqual(told, set(posting_reader.KINDS) - PARTS)

    def test_no_treatment_lacks_a_case(self):
        reasons = {
            reason
            for case in posting_reader.cases()
            for reason in case["expect"].get("reasons", ())
        }
        self.assertEqual(
            reasons,
            {
                "above_unit_limit",
                "linked_to_sale",
                "no_deduction",
                "not_goods",
                "not_linked",
                "not_payer",
                "promo_material",
                "representation",
                "retained",
                "small_value_gift",
                "taxable",
                "within_unit_limit",
            },
        )

    def test_ids_are_unique(self):
        ids = [case["id"] for case in posting_reader.cases()]
        self.assertEqual(len(ids), len(set(ids)))


class TestCorrections(unittest.TestCase):
    """Cards taken back one by one are the whole act, whatever the rounding."""

    def test_parts_add_up_to_the_whole(self):
        day = posting_reader.date(2026, 1, 15)
        for rounding in ("line", "document"):
            parameters = posting.Parameters(220000, rounding=rounding)
            lines = tuple(posting.IssueLine(1, cost) for cost in (57, 57, 57, 1, 0, 1199))
            issue = posting.FreeIssue(day, parameters, lines)
            whole = balances(posting.post(posting.Correction(day, issue)))
            parts = [
                entry
                for index in range(len(lines))
                for entry in posting.post(posting.Correction(day, issue, (index,)))
            ]
            self.assertEqual(balances(parts), whole)


def balances(entries):
    """``{role: balance}`` of entries."""
    sums = {}
    for line in (line for entry in entries for line in entry.lines):
        sums[line.role] = sums.get(line.role, 0) + line.debit_minor - line.credit_minor
    return sums


if __name__ == "__main__":
    unittest.main()
