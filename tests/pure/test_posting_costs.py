"""The examples of cost methods: they add up, and each exit is an expense at its cost.

The same file is played against a real database in ``addons/loyalty_accounting/tests``.
"""

import json
import unittest

from posting_reader import CASES, date, posting, shown

DAY = date(2026, 1, 15)
FILE = CASES.parent / "costs.json"


class TestCosts(unittest.TestCase):
    """What came in went out or is left, in pieces and in money."""

    def each(self):
        """Every case as a subtest."""
        for case in json.loads(FILE.read_text(encoding="utf-8"))["cases"]:
            with self.subTest(case["id"], it=case["it"]):
                yield case

    def test_everything_adds_up(self):
        for case in self.each():
            left = dict.fromkeys(("quantity", "value_minor"), 0)
            for step in case["steps"]:
                sign = 1 if "in" in step else -1
                left["quantity"] += sign * step.get("in", step.get("out"))
                left["value_minor"] += sign * step["value_minor"]
            self.assertEqual(left, case["left"])

    def test_an_exit_is_an_expense(self):
        parameters = posting.Parameters(220000, free_issue_mode="not_goods")
        for case in self.each():
            for step in case["steps"]:
                if "out" in step:
                    line = posting.IssueLine(step["out"], step["value_minor"])
                    entries = posting.post(posting.FreeIssue(DAY, parameters, (line,)))
                    money = f"{step['value_minor'] / 100:.2f}"
                    wanted = {"cost/stock": f"Cr MAT {money}, Dr EXP {money}"}
                    self.assertEqual(dict(map(shown, entries)), wanted)

    def test_every_method_has_a_case(self):
        methods = {case["method"] for case in self.each()}
        self.assertEqual(methods, {"fifo", "average", "standard", "batch"})


if __name__ == "__main__":
    unittest.main()
