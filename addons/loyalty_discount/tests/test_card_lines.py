"""Cards sold and returned as goods."""

from unittest.mock import patch

from odoo.tests import tagged

from .common import LoyaltyCase


@tagged("post_install", "-at_install")
class TestCardLines(LoyaltyCase):
    def setUp(self):
        super().setUp()
        self.open_till()
        self.card = self.make_card(300, purpose="sale", product_id=self.card_product.id)

    def card_line(self, card=None, **values):
        number = (card or self.card).number
        return self.line(self.card_product, loyalty_card_number=number, **values)

    def test_a_sold_card_is_active_and_anonymous(self):
        order = self.ring_up([self.card_line(), self.line(self.lamp)])
        self.assertEqual(self.card.state, "active")
        self.assertEqual(self.card.issue_order_id, order)
        self.assertEqual(self.card.issue_line_id, order.lines[0])
        self.assertEqual(self.card.membership_ids.tier_id, self.classic)
        self.assertEqual(self.mismatches(order), set())
        self.assertEqual(self.present(self.card)["status"], "ok")

    def test_hooks_get_cards_and_lines(self):
        calls = []
        model = type(self.env["loyalty.medium"])

        def note(name):
            return lambda mediums, lines: calls.append((name, mediums, lines))

        with (
            patch.object(model, "_on_sold", note("sold")),
            patch.object(model, "_on_returned", note("returned")),
        ):
            order = self.ring_up([self.card_line()])
            back = self.refund(order, {order.lines: 1})
        self.assertEqual(
            calls, [("sold", self.card, order.lines), ("returned", self.card, back.lines)]
        )

    def test_the_same_number_sold_twice_is_paid_and_reported(self):
        self.ring_up([self.card_line()])
        second = self.ring_up([self.card_line()])
        self.assertEqual(second.state, "paid")
        self.assertEqual(self.mismatches(second), {("card", "card_already_sold")})
        self.assertNotEqual(self.card.issue_order_id, second)

    def test_what_is_odd_is_reported_and_sold_all_the_same(self):
        free = self.make_card(301, product_id=self.card_product.id)
        order = self.ring_up([self.card_line(free)])
        self.assertEqual(self.mismatches(order), {("card", "card_wrong_purpose")})
        self.assertEqual(free.state, "active")

    def test_a_card_product_without_number_is_reported(self):
        order = self.ring_up([self.line(self.card_product)])
        self.assertEqual(self.mismatches(order), {("card", "card_number_missing")})

    def test_an_unknown_number_is_reported(self):
        line = self.line(self.card_product, loyalty_card_number=self.number(999))
        order = self.ring_up([line])
        self.assertEqual(self.mismatches(order), {("card", "card_unknown")})

    def test_intact_return_goes_to_stock(self):
        order = self.ring_up([self.card_line()])
        membership = self.card.membership_ids
        self.refund(order, {order.lines: 1})
        self.assertEqual(self.card.state, "stock")
        self.assertFalse(membership.active)
        again = self.ring_up([self.card_line()])
        self.assertEqual(self.mismatches(again), set())

    def test_used_return_is_void(self):
        order = self.ring_up([self.card_line()])
        self.ring_up([self.line(self.lamp)], self.card)
        self.refund(order, {order.lines: 1})
        self.assertEqual(self.card.state, "void")

    def test_numbers_stay_on_card_lines_only(self):
        line = self.line(self.lamp, loyalty_card_number=self.card.number)
        order = self.ring_up([line])
        self.assertFalse(order.lines.loyalty_card_number)
        self.assertEqual(self.card.state, "stock")

    def test_an_error_in_a_hook_never_stops_the_sale(self):
        model = type(self.env["loyalty.medium"])
        logger = "odoo.addons.loyalty_discount.models.pos_order_judge"
        with (
            patch.object(model, "_on_sold", side_effect=ValueError("no stock")),
            self.assertLogs(logger, "ERROR"),
        ):
            order = self.ring_up([self.card_line(), self.line(self.lamp)])
        self.assertEqual(order.state, "paid")
        self.assertEqual(self.card.state, "stock")
        self.env["loyalty.judgement"]._cron_judge()
        self.assertEqual(self.card.state, "active")
        self.assert_clean(order)
