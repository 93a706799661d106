"""Input VAT by card: shared by all cards of an order line, and remembered by changes of purpose."""

from datetime import date

from odoo.tests import tagged

from .acts import PeopleCase
from .plays_issue import IssuePlays

DAY = date(2026, 6, 15)


@tagged("post_install", "-at_install")
class TestInputTax(IssuePlays, PeopleCase):
    """Cards at 12.00 and 20 % input VAT: 2.40 each, however they were ordered and received."""

    def setUp(self):
        super().setUp()
        self.tax = self.make_tax("purchase", 20)
        policies = self.env["loyalty.accounting.policy"]
        self.policy = policies._in_force(self.company, DAY)
        self.policy.write({"free_issue_mode": "exempt_below_limit", "unit_limit": 300})

    def receive_runs(self, ordered, *runs, received=None, price=12.0):
        """Cards of one order line in ``runs`` of so many, ``received`` of them all."""
        order = self.order(self.free_product, ordered, price, self.tax)
        batches = self.env["loyalty.medium.batch"]
        for place, quantity in enumerate(runs):
            batches |= self.make_batch(
                self.free_product,
                quantity,
                f"00000{place + 1}01",
                purchase_line_id=order.order_line.id,
            )
        batches.action_order()
        self.batch = batches[0]
        left, picking = received or ordered, order.picking_ids
        for batch in batches:
            last = min(left, batch.quantity)
            left -= last
            numbers = (batch._run().number(serial) for serial in (1, last))
            values = dict(zip(("first_number", "last_number"), numbers, strict=True))
            picking.loyalty_range_ids = [(0, 0, {"batch_id": batch.id, **values})]
        picking.move_ids.quantity = received or ordered
        picking.with_context(skip_backorder=True).button_validate()
        self.assertEqual(picking.state, "done")
        return batches

    def bill_some(self, quantity):
        """A posted bill of so many cards."""
        order = self.batch.purchase_id
        order.action_create_invoice()
        bill = order.invoice_ids.filtered(lambda move: move.state == "draft")
        bill.invoice_date = DAY
        bill.invoice_line_ids.quantity = quantity
        bill.action_post()

    def deducted(self, batch, *spans):
        """Deducted input VAT of spans of serials, in minor units."""
        return [batch._loyalty_card_taxes([span])[span].deducted for span in spans]

    def test_two_runs_of_one_line(self):
        first, second = self.receive_runs(20, 10, 10)
        self.bill_some(20)
        self.assertEqual(self.deducted(first, (1, 1), (1, 10)), [240, 2400])
        self.assertEqual(self.deducted(second, (1, 10)), [2400])

    def test_the_limit_looks_at_the_share_of_a_card(self):
        """240.00 and 48.00 input VAT are exempt; with twice the VAT they would not be."""
        self.receive_runs(4, 2, 2, price=240.0)
        self.bill_some(4)
        note = self.give_cards(1, DAY)
        self.assertEqual(note.line_ids.vat_reason, "within_unit_limit")
        self.assertEqual(note.amount_restored, 48)

    def test_cards_that_did_not_come(self):
        run = self.receive_runs(30, 30, received=27)
        self.bill_some(27)
        self.assertEqual(self.deducted(run, (1, 1), (1, 27)), [240, 6480])

    def test_cards_that_are_not_billed_yet(self):
        run = self.receive_runs(10, 10)
        self.bill_some(5)
        self.assertEqual(self.deducted(run, (1, 5), (6, 6)), [1200, 240])
        self.bill_some(5)
        self.assertEqual(self.deducted(run, (1, 10)), [2400])

    def test_cents_add_up_over_all_runs(self):
        first, second = self.receive_runs(7, 4, 3, price=0.33)
        self.bill_some(7)
        parts = self.deducted(first, (1, 1), (2, 3), (4, 4)) + self.deducted(second, (1, 1), (2, 3))
        self.assertEqual(sum(parts), 46)

    # -- changes of purpose ------------------------------------------------------------------

    def reclassify(self, last, product):
        """The first cards of the run become ``product``."""
        return self.post("reclassification", (1, last), product_id=product.id)

    def test_what_became_cost_is_not_given_back_again(self):
        self.policy.input_vat = "capitalise"
        self.batch = self.buy(self.sale_product, 10, 12.0, taxes=self.tax)
        act = self.reclassify(4, self.free_product)
        self.assertEqual(self.roles(act.account_move_ids)["VATIN"], -960)
        self.assertEqual(act.range_ids.input_tax, 9.6)
        self.batch = self.batch.sibling_ids
        note = self.give_cards(4, DAY)
        self.assertEqual(note.line_ids.mapped("vat_reason"), ["within_unit_limit"] * 4)
        self.assertEqual((note.amount_cost, note.amount_restored), (57.6, 0))
        self.assertEqual(self.deducted(self.batch.parent_id, (1, 4), (5, 10)), [0, 1440])
        self.assert_books_are_consistent()

    def test_forth_and_back_moves_the_same(self):
        self.policy.input_vat = "capitalise"
        self.batch = self.buy(self.free_product, 10, 12.0, taxes=self.undeducted_tax())
        steps = ((self.sale_product, 1440), (self.free_product, -1440), (self.sale_product, 1440))
        for product, moved in steps:
            act = self.reclassify(6, product)
            self.assertEqual(self.roles(act.account_move_ids)["VATIN"], moved)
            self.assert_books_are_consistent()
        self.assertEqual(self.deducted(self.batch, (1, 6), (7, 10)), [1440, 0])

    def test_no_deduction_where_the_regime_knows_none(self):
        self.batch = self.buy(self.free_product, 10, 12.0, taxes=self.undeducted_tax())
        for regime in ("special", "none"):
            self.policy.vat_regime = regime
            act = self.reclassify(1, self.sale_product)
            self.assertEqual(self.roles(act.account_move_ids), {"GDS": 1440, "MAT": -1440})
            self.reclassify(1, self.free_product)
        self.assert_books_are_consistent()

    def undeducted_tax(self):
        """The tax without an account: it becomes part of the cost."""
        self.tax.invoice_repartition_line_ids.account_id = False
        self.tax.refund_repartition_line_ids.account_id = False
        return self.tax
