"""Cards that are an expense on receipt, and cards that were given on a purchase."""

from types import SimpleNamespace

from odoo.tests import tagged

from .acts import PeopleCase


@tagged("post_install", "-at_install")
class TestExpensedOnReceipt(PeopleCase):
    """Pieces are counted, stock is worth nothing, the ledger says the same at every step."""

    def setUp(self):
        super().setUp()
        policies = self.env["loyalty.accounting.policy"]
        policies.search([("company_id", "=", self.company.id)]).free_stock = "expense_on_receipt"

    def receive_cards(self, count=10):
        """An order of cards at 12.00, received and not billed."""
        order = self.order(self.free_product, count, 12.0)
        self.batch = self.make_batch(self.free_product, count, purchase_line_id=order.order_line.id)
        self.batch.action_order()
        self.receive(order.picking_ids)
        return order

    def entries(self, field, order):
        """Sums of our entries of an order, by role."""
        return self.roles(self.env["account.move"].search([(field, "in", order.order_line.ids)]))

    def test_the_bill_is_the_expense(self):
        order = self.receive_cards()
        self.assertTrue(self.batch.expensed)
        self.assertEqual(self.free_product.total_value, 0)
        self.assertEqual(self.roles(self.bill(order))["EXP"], 12000)
        self.assertEqual(self.quantity_at(self.batch, self.stock), 10)
        lost = self.post("shortage", (1, 2))
        self.assertFalse(lost.account_move_ids)
        self.assertEqual((lost.amount_cost, lost.state), (0, "posted"))
        self.assert_books_are_consistent()

    def test_a_bill_that_is_late_is_estimated_as_expense(self):
        order = self.receive_cards()
        order.order_line._loyalty_estimate(self.env.cr.now().date())
        self.assertEqual(
            self.entries("loyalty_estimate_line_id", order), {"EXP": 12000, "GRN": -12000}
        )
        self.bill(order)
        self.assertEqual(self.entries("loyalty_estimate_line_id", order), {})
        self.assert_books_are_consistent()

    def test_a_corrected_bill_moves_nothing_else(self):
        order = self.receive_cards()
        more = self.bill(order).copy({"invoice_date": self.env.cr.now().date()})
        more.invoice_line_ids.purchase_line_id = order.order_line
        more.invoice_line_ids.price_unit = 1.0
        more.action_post()
        self.assertEqual(self.roles(more)["EXP"], 1000)
        self.assertEqual(self.entries("loyalty_price_line_id", order), {})
        self.assertEqual(self.batch._loyalty_bought_minor(1), 1300)
        self.assert_books_are_consistent()

    def test_cards_sent_back_are_credited_to_the_expense(self):
        order = self.receive_cards()
        self.bill(order)
        act = self.make_act("receipt", receipt_id=order.picking_ids.id)
        act.range_ids = self.spans((1, 3), finding="defective")
        act.action_post()
        order.action_create_invoice()
        note = order.invoice_ids.filtered(lambda bill: bill.move_type == "in_refund")
        note.invoice_date = self.env.cr.now().date()
        note.action_post()
        self.assertEqual(self.roles(note)["EXP"], -3600)
        self.assertEqual(self.entries("loyalty_price_line_id", order), {})
        self.assert_books_are_consistent()

    def test_a_limit_looks_at_what_the_card_cost(self):
        policies = self.env["loyalty.accounting.policy"]
        policy = policies._in_force(self.company, self.env.cr.now().date())
        policy.write({"free_issue_mode": "exempt_below_limit", "unit_limit": 11.99})
        order = self.receive_cards()
        self.bill(order)
        self.open_till()
        self.give(self.cards(self.batch)[0])
        self.close_till()
        line = self.env["loyalty.act.line"].search([("batch_id", "=", self.batch.id)])
        line.act_id.action_post()
        self.assertEqual((line.vat_reason, line.unit_cost), ("above_unit_limit", 0))
        self.assertEqual(line.vat_base, 12)

    def test_goods_stay_stock(self):
        batch = self.buy(self.sale_product, 10, 12.0)
        self.assertFalse(batch.expensed)
        self.assertEqual(self.sale_product.total_value, 120)
        self.assert_books_are_consistent()


@tagged("post_install", "-at_install")
class TestGivenOnPurchase(PeopleCase):
    """A receipt is the ground of an issue once it is paid."""

    def test_the_receipt_stands_in_the_note(self):
        self.batch = self.buy(self.free_product, 3, 12.0)
        paid, left, alone = self.cards(self.batch)
        self.open_till()
        order = self.ring_up([self.line(self.lamp)])
        self.give(paid, order=order)
        self.give(left, order=SimpleNamespace(uuid="8b7f0d9c-0000-4000-8000-000000000000"))
        self.give(alone)
        self.close_till()
        act = self.env["loyalty.act"].search([("type", "=", "issuance")])
        lines = {line.medium_id: line for line in act.line_ids}
        self.assertEqual(lines[paid].order_id, order)
        self.assertIn(order.pos_reference, lines[paid].ground)
        self.assertFalse(lines[left].order_id | lines[alone].order_id)
        self.assertEqual(lines[left].ground, lines[alone].ground)
        # The draft was made before: the posting looks again.
        lines[paid].sudo().write({"order_id": False, "ground": "Given away"})
        act.action_post()
        self.assertEqual(lines[paid].order_id, order)
        self.assertIn(order.pos_reference, lines[paid].ground)
