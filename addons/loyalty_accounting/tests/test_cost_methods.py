"""The examples of cost methods, played with purchases and acts against a real ledger.

``tests/pure`` checks that the same files add up and posts them by the core.
"""

import json
from pathlib import Path

from odoo.tests import tagged

from .acts import PeopleCase

FILE = Path(__file__).parents[1] / "static/tests/vectors/costs.json"


@tagged("post_install", "-at_install")
class TestCostMethods(PeopleCase):
    """Purchases come in as print runs of their own; cards leave as spoilt, an expense."""

    def setUp(self):
        super().setUp()
        self.env["loyalty.accounting.policy"].search([]).spoilage_norm = 100
        self.runs, self.taken = [], {}

    def play(self, case):
        """Every step of a case: its entry, and what is left at the end."""
        self.set_method(case["method"])
        for step in case["steps"]:
            if "in" in step:
                self.come(step["in"], step["value_minor"])
            else:
                entries = self.leave(step["out"], step.get("of")).account_move_ids
                cost = step["value_minor"]
                self.assertEqual(self.roles(entries), {"EXP": cost, "MAT": -cost}, step)
            self.assert_stock_closing_is_quiet()
        product = self.free_product.with_company(self.company)
        left = case["left"]
        self.assertEqual(
            (product.qty_available, round(100 * product.total_value)),
            (left["quantity"], left["value_minor"]),
        )
        self.assertEqual(self.env["loyalty.consistency"]._violations(), {})

    def set_method(self, method):
        """The category of materials is valued by ``method``."""
        category = self.env.ref("loyalty_accounting.product_category_materials")
        by_batch = method == "batch"
        category = category.with_company(self.company)
        category.property_cost_method = "average" if by_batch else method
        product = self.free_product.with_company(self.company)
        product.product_tmpl_id.lot_valuated = by_batch
        if method == "standard":
            product.standard_price = 12.0

    def come(self, quantity, minor):
        """A print run bought, received and billed for so much in all."""
        first = f"000{len(self.runs) + 1}0001"
        run = self.buy(self.free_product, quantity, minor / quantity / 100, first)
        line = run.purchase_line_id
        self.assertEqual(round(100 * line.price_subtotal), minor)
        self.runs.append(run)

    def leave(self, quantity, of=None):
        """Cards are spoilt, of a run or of the earliest that has some."""
        ranges = []
        for run in [self.runs[of - 1]] if of else self.runs:
            first = self.taken.get(run, 0) + 1
            last = min(first + quantity - 1, run.quantity)
            if first <= last:
                numbers = (run._run().number(serial) for serial in (first, last))
                values = dict(zip(("first_number", "last_number"), numbers, strict=True))
                ranges.append((0, 0, {"batch_id": run.id, **values}))
                self.taken[run] = last
                quantity -= last - first + 1
        act = self.make_act("spoilt", personalised=1000)
        act.range_ids = ranges
        act.action_post()
        return act

    def test_on_the_way_by_batch(self):
        """Cards between two places are worth what they were."""
        self.set_method("batch")
        self.come(3, 1000)
        self.batch = self.runs[0]
        self.post("transfer", (1, 2), location_dest_id=self.central.lot_stock_id.id)
        self.assert_books_are_consistent()


def make_test(case):
    """The test of one case."""

    def test(self):
        self.play(case)

    test.__doc__ = case["it"]
    return test


for _case in json.loads(FILE.read_text(encoding="utf-8"))["cases"]:
    setattr(TestCostMethods, f"test_{_case['id']}", make_test(_case))
