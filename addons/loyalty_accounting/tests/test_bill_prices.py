"""Bills that come late, at another price, or are corrected: stock and ledger stay together."""

from datetime import date

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from .acts import PeopleCase


@tagged("post_install", "-at_install")
class TestBillPrices(PeopleCase):
    """Cards are received at 12.00 by their order; the bill says something else."""

    def order_run(self, quantity=10, product=None, price=12.0, first="00000101"):
        """An order of a run, not received."""
        order = self.order(product or self.free_product, quantity, price)
        self.batch = self.make_batch(
            order.order_line.product_id, quantity, first, purchase_line_id=order.order_line.id
        )
        self.batch.action_order()
        return order

    def receive_run(self, *args, **values):
        """An order of a run, received and not billed."""
        order = self.order_run(*args, **values)
        self.receive(order.picking_ids)
        return order

    def bill_at(self, order, price, quantity=None, kind="in_invoice"):
        """A bill or credit note of the order's line at a unit price, posted today."""
        line = order.order_line
        bill = self.env["account.move"].create(
            {
                "move_type": kind,
                "partner_id": self.supplier.id,
                "invoice_date": date.today(),
                "invoice_line_ids": [
                    (
                        0,
                        0,
                        {
                            "product_id": line.product_id.id,
                            "quantity": quantity or line.product_qty,
                            "price_unit": price,
                            "purchase_line_id": line.id,
                            "tax_ids": False,
                        },
                    )
                ],
            }
        )
        bill.action_post()
        return bill

    def differences(self, order):
        """Balances by role of the entries that settle the price of an order."""
        moves = self.env["account.move"].search(
            [("loyalty_price_line_id", "in", order.order_line.ids)]
        )
        self.assertEqual(set(moves.mapped("state")) - {"posted"}, set())
        return self.roles(moves)

    def give_away(self, count):
        """Cards given away at the till, their act posted."""
        self.open_till()
        for card in self.cards(self.batch)[:count]:
            self.give(card)
        self.close_till()
        act = self.env["loyalty.act"].search([("type", "=", "issuance"), ("state", "=", "draft")])
        act.action_post()
        return act

    def test_before_the_issue_all_of_it_is_stock(self):
        order = self.receive_run()
        self.bill_at(order, 15.0)
        self.assertEqual(self.differences(order), {})
        act = self.give_away(2)
        self.assertEqual(act.amount_cost, 30)
        self.assert_books_are_consistent()

    def test_after_the_issue_the_cards_gone_take_their_share(self):
        order = self.receive_run(product=self.free_product)
        act = self.give_away(3)
        self.post("shortage", (10, 10))
        kept = (act.amount_cost, act.amount_vat)
        self.bill_at(order, 15.0)
        self.assertEqual(self.differences(order), {"EXP": 900, "SHC": 300, "MAT": -1200})
        self.assertEqual((act.amount_cost, act.amount_vat), kept)
        self.assert_books_are_consistent()

    def test_cents_of_three_cards(self):
        order = self.receive_run(3)
        self.give_away(2)
        self.bill_at(order, 35 / 3)
        self.assertEqual(self.differences(order), {"MAT": 67, "EXP": -67})
        self.assert_books_are_consistent()
        self.give_away(1)
        self.assertEqual(self.free_product.with_company(self.company).total_value, 0)
        self.assert_books_are_consistent()

    def test_the_price_of_the_order_is_put_right_before_the_bill(self):
        order = self.receive_run()
        self.give_away(3)
        order.order_line.price_unit = 14.0
        self.assertEqual(self.differences(order), {"EXP": 600, "MAT": -600})
        self.bill_at(order, 15.0)
        self.assertEqual(self.differences(order), {"EXP": 900, "MAT": -900})
        self.assert_books_are_consistent()

    def test_sold_cards(self):
        order = self.receive_run(product=self.sale_product)
        self.open_till()
        self.sell(self.cards(self.batch)[0])
        self.close_till()
        self.bill_at(order, 10.0)
        self.assertEqual(self.differences(order), {"GDS": 200, "COGS": -200})
        self.assert_books_are_consistent()

    def test_in_the_next_month_after_a_lock(self):
        with freeze_time("2026-05-20 12:00:00"):
            order = self.receive_run()
            self.give_away(5)
        self.env.flush_all()
        self.company.sudo().fiscalyear_lock_date = "2026-05-31"
        bill = self.bill_at(order, 14.0)
        settled = self.env["account.move"].search([("loyalty_price_line_id", "!=", False)])
        self.assertEqual(settled.date, bill.date)
        self.assertGreater(settled.date, date(2026, 5, 31))
        self.assertEqual(self.differences(order), {"EXP": 1000, "MAT": -1000})
        self.assert_books_are_consistent()

    def test_an_act_reversed_after_the_bill(self):
        order = self.receive_run()
        act = self.give_away(3)
        self.bill_at(order, 15.0)
        act.action_reverse()
        self.assert_books_are_consistent()

    def test_a_bill_taken_back_and_posted_again(self):
        order = self.receive_run()
        self.give_away(4)
        bill = self.bill_at(order, 15.0)
        bill.button_draft()
        self.assertEqual(self.differences(order), {})
        bill.invoice_line_ids.price_unit = 13.0
        bill.action_post()
        self.assertEqual(self.differences(order), {"EXP": 400, "MAT": -400})
        self.assert_books_are_consistent()

    def test_a_second_bill_adds_to_the_price(self):
        order = self.receive_run()
        self.bill_at(order, 12.0)
        self.give_away(4)
        self.bill_at(order, 1.0)
        self.assertEqual(self.differences(order), {"EXP": 400, "MAT": -400})
        self.assert_books_are_consistent()

    def test_a_credit_note_for_the_price(self):
        order = self.receive_run()
        self.bill_at(order, 15.0)
        self.give_away(4)
        self.bill_at(order, 2.0, kind="in_refund")
        self.assertEqual(self.differences(order), {"EXP": -800, "MAT": 800})
        self.assert_books_are_consistent()

    def test_a_credit_note_at_another_price_than_the_average(self):
        self.receive_and_bill_twice()
        order = self.batch.purchase_id
        self.send_back()
        self.bill_at(order, 18.0, 2, "in_refund")
        self.assertEqual(self.differences(order), {"MAT": 600, "EXP": -600})
        self.assert_books_are_consistent()

    def test_a_credit_note_before_the_cards_go_back(self):
        self.receive_and_bill_twice()
        order = self.batch.purchase_id
        self.bill_at(order, 18.0, 2, "in_refund")
        self.send_back()
        self.assertEqual(self.differences(order), {"MAT": 600, "EXP": -600})
        self.assert_books_are_consistent()

    def receive_and_bill_twice(self):
        """Ten cards at 12.00 and ten at 18.00: 15.00 on average."""
        self.bill_at(self.receive_run(), 12.0)
        self.bill_at(self.receive_run(price=18.0, first="00000201"), 18.0)

    def send_back(self):
        """Two cards of the run at 18.00 go back to the printer."""
        receipt = self.batch.purchase_id.picking_ids[:1]
        act = self.make_act("receipt", receipt_id=receipt.id)
        act.range_ids = self.spans((1, 2), finding="defective")
        act.action_post()

    def test_cards_that_never_came(self):
        order = self.order(self.free_product, 10, 12.0)
        self.batch = self.make_batch(self.free_product, 10, purchase_line_id=order.order_line.id)
        self.batch.action_order()
        picking = order.picking_ids
        picking.loyalty_range_ids = [
            (0, 0, {**self.spans((1, 8))[0][2], "batch_id": self.batch.id})
        ]
        picking.move_ids.quantity = 8
        picking.with_context(skip_backorder=True).button_validate()
        self.bill_at(order, 12.0)
        self.give_away(2)
        self.bill_at(order, 12.0, 2, "in_refund")
        self.assertEqual(self.differences(order), {})
        self.assert_books_are_consistent()

    def test_the_entry_stays_with_its_bill(self):
        order = self.receive_run()
        self.give_away(1)
        self.bill_at(order, 15.0)
        entry = self.env["account.move"].search([("loyalty_price_line_id", "!=", False)])
        with self.refused(UserError, "follows from a bill"):
            entry.button_draft()

    # -- the end of a period without the bill ------------------------------------------------

    def close(self, day):
        """The page of the month that ends on ``day``."""
        page = self.env["loyalty.month.close"].create({"date_to": day})
        page.action_refresh()
        return page

    def estimates(self, order):
        """Entries of what was received without a bill."""
        lines = order.order_line.ids
        return self.env["account.move"].search([("loyalty_estimate_line_id", "in", lines)])

    def test_received_without_a_bill_at_the_end_of_the_month(self):
        with freeze_time("2026-05-20 12:00:00"):
            order = self.receive_run()
            self.give_away(3)
        page = self.close("2026-05-31")
        self.assertFalse(page.is_clear)
        page.action_estimate()
        self.assertEqual(self.roles(self.estimates(order)), {"MAT": 12000, "GRN": -12000})
        self.assertEqual(self.estimates(order).date, date(2026, 5, 31))
        self.assertTrue(page.is_clear)
        self.assert_books_are_consistent()
        page.action_estimate()
        self.assertEqual(len(self.estimates(order)), 1)
        self.bill_at(order, 15.0, 4)
        self.assertEqual(self.roles(self.estimates(order)), {"MAT": 7200, "GRN": -7200})
        self.bill_at(order, 15.0, 6)
        self.assertEqual(self.roles(self.estimates(order)), {})
        self.assertEqual(self.differences(order), {"EXP": 900, "MAT": -900})
        self.assert_books_are_consistent()

    def test_a_month_is_closed_after_its_bill_came(self):
        with freeze_time("2026-06-25 12:00:00"):
            order = self.receive_run()
        with freeze_time("2026-07-05 12:00:00"):
            self.bill_at(order, 12.0, 10)
        with freeze_time("2026-07-10 12:00:00"):
            page = self.close("2026-06-30")
            late = page.point_ids.filtered(lambda point: point.model == "purchase.order")
            self.assertEqual(late.open_count, 1)
            self.assertFalse(page.is_clear)
            page.action_estimate()
            booked = self.estimates(order).sorted("date")
            self.assertEqual(booked.mapped("date"), [date(2026, 6, 30), date(2026, 7, 5)])
            self.assertEqual(self.roles(booked[0]), {"MAT": 12000, "GRN": -12000})
            self.assertEqual(self.roles(booked), {})
            self.assertTrue(page.is_clear)
            page.action_estimate()
            self.assertEqual(self.estimates(order), booked)
            self.assertTrue(self.close("2026-07-31").is_clear)

    def test_what_comes_next_month_is_no_matter_of_this_one(self):
        with freeze_time("2026-06-28 12:00:00"):
            order = self.order_run()
        with freeze_time("2026-07-03 12:00:00"):
            self.receive(order.picking_ids)
        with freeze_time("2026-07-10 12:00:00"):
            self.assertTrue(self.close("2026-06-30").is_clear)
            self.assertFalse(self.close("2026-07-31").is_clear)

    def test_figures_are_those_of_the_last_day(self):
        with freeze_time("2026-06-25 12:00:00"):
            self.bill_at(self.receive_run(), 12.0, 10)
        with freeze_time("2026-06-30 12:00:00"):
            self.open_till()
            for card in self.cards(self.batch)[:3]:
                self.give(card)
            self.close_till()
        with freeze_time("2026-07-02 12:00:00"):
            self.env["loyalty.act"].search([("state", "=", "draft")]).action_post()
            self.give_away(2)
            for day, left in (("2026-06-30", 7), ("2026-07-31", 5)):
                page = self.close(day)
                figure = page.figure_ids[0]
                self.assertEqual(
                    (figure.numbers, figure.pieces, figure.value, figure.balance),
                    (left, left, 12.0 * left, 12.0 * left),
                )
                self.assertTrue(page.is_clear)
