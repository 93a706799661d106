"""Refunds mirror the sale: spend, level and journal go back in proportion."""

from unittest.mock import patch

from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.loyalty_discount.models import pos_order_judge

from .common import SILVER_SPEND, LoyaltyCase


@tagged("post_install", "-at_install")
class TestRefund(LoyaltyCase):
    def setUp(self):
        super().setUp()
        self.open_till()

    def test_whole_return_takes_everything_back(self):
        order = self.ring_up([self.line(self.lamp, 2)], self.silver_card)
        back = self.refund(order, {order.lines: 2})
        self.assertEqual(self.spend(back), [("refund", -190.0)])
        self.assertEqual(self.entries(back).amount, -10)
        self.assertEqual(self.entries(back).origin_id, self.entries(order))
        self.assertEqual(self.silver_member.turnover, SILVER_SPEND)
        self.assertEqual(self.mismatches(back), set())
        self.assert_spend_adds_up()

    def test_the_last_unit_takes_the_remainder(self):
        order = self.ring_up([self.line(self.plate, 3, price_unit=3.33)], self.silver_card)
        total = order.amount_total
        given_back = []
        for _unit in range(3):
            back = self.refund(order, {order.lines: 1})
            given_back += [amount for _kind, amount in self.spend(back)]
        self.assertAlmostEqual(sum(given_back), -total, 2)
        self.assertEqual(self.silver_member.turnover, SILVER_SPEND)
        reversed_entries = self.entries(order).search([("origin_id", "=", self.entries(order).id)])
        self.assertAlmostEqual(
            sum(reversed_entries.mapped("amount")), -self.entries(order).amount, 2
        )

    def test_the_level_follows(self):
        card = self.make_active_card(2, "Boris", 49950)
        order = self.ring_up([self.line(self.lamp)], card)
        self.assertEqual(card.membership_ids.tier_id, self.gold)
        self.refund(order, {order.lines: 1})
        self.assertEqual(card.membership_ids.tier_id, self.silver)
        reasons = card.membership_ids.tier_change_ids.sorted("id").mapped("reason")
        self.assertEqual(reasons[-2:], ["spend", "refund"])

    def test_a_granted_level_stays(self):
        self.silver_member._grant_level(self.gold, "anniversary")
        order = self.ring_up([self.line(self.lamp, 100)], self.silver_card)
        self.refund(order, {order.lines: 100})
        self.assertEqual(self.silver_member.tier_id, self.gold)

    def test_exchange_books_both(self):
        order = self.ring_up([self.line(self.lamp)], self.silver_card)
        returned = self.line(
            self.lamp,
            -1,
            discount=order.lines.discount,
            refunded_orderline_id=order.lines.id,
        )
        new = self.line(self.vase, 3)
        exchange = self.ring_up([returned, new], self.silver_card)
        self.assertEqual(self.mismatches(exchange), set())
        self.assertEqual(self.spend(exchange), [("sale", 117.42), ("refund", -95.0)])
        self.assert_spend_adds_up()

    def test_refund_from_the_back_office_copies_our_fields(self):
        order = self.ring_up([self.line(self.lamp, manual=10)], self.silver_card)
        refund = order._refund()
        line = refund.lines
        self.assertEqual(line.discount_manual, 10)
        self.assertEqual(line.discount_engine_minor, order.lines.discount_engine_minor)
        self.assertFalse(refund.loyalty_claim)
        self.env["pos.payment"].create(
            {
                "pos_order_id": refund.id,
                "amount": refund.amount_total,
                "payment_method_id": self.cash_pm1.id,
            }
        )
        refund.amount_paid = refund.amount_total
        refund.action_pos_order_paid()
        self.assertEqual(self.spend(refund), [("refund", -85.5)])

    def test_goods_back_at_a_higher_price_are_reported(self):
        order = self.ring_up([self.line(self.lamp)], self.silver_card)
        line = self.line(self.lamp, -1, discount=0, refunded_orderline_id=order.lines.id)
        back = self.ring_up_without_claim([line])
        self.assertEqual(self.mismatches(back), {("tampered", "refund_changed")})
        self.assertEqual(self.spend(back), [("refund", -95.0)])

    def test_what_did_not_count_stays_out_of_its_return(self):
        """A card sold with the goods comes back: the goods, and the visit, stay."""
        card = self.make_card(240, purpose="sale", product_id=self.card_product.id)
        sold = self.line(self.card_product, loyalty_card_number=card.number)
        order = self.ring_up([self.line(self.lamp), sold], self.silver_card)
        self.assertEqual(self.silver_member.goods_quantity, 1)
        line = order.lines.filtered("loyalty_card_number")
        back = self.refund(order, {line: 1})
        self.assertEqual(self.spend(back), [])
        self.assertEqual((self.silver_member.goods_quantity, self.silver_member.visits), (1, 1))
        self.refund(order, {order.lines - line: 1})
        self.assertEqual((self.silver_member.goods_quantity, self.silver_member.visits), (0, 0))

    def test_what_was_not_paid_is_not_taken_back(self):
        def forge(data):
            data.update(amount_total=40, amount_paid=40)
            data["payment_ids"][0][2]["amount"] = 40

        before = self.silver_member.turnover
        order = self.ring_up([self.line(self.lamp, 2)], self.silver_card, change=forge)
        self.assertEqual(self.spend(order), [("sale", 40.0)])
        half = self.refund(order, {order.lines: 1})
        self.assertEqual(self.spend(half), [("refund", -20.0)])
        self.refund(order, {order.lines: 1})
        self.assertEqual(self.silver_member.turnover, before)
        self.assert_spend_adds_up()

    def test_bonus_points_spent_meanwhile_are_owed(self):
        points = self.env["loyalty.program"].create({"name": "P", "program_type": "loyalty"})
        effect = {"kind": "bonus_rate", "percent": 10, "bonus_program_id": points.id}
        self.program.effect_ids = [(0, 0, effect)]
        self.open_till()
        order = self.ring_up([self.line(self.lamp)], self.silver_card)
        card = points.coupon_ids
        self.assertTrue(card.points)
        card.points = 0
        back = self.refund(order, {order.lines: 1})
        self.assertLess(card.points, 0)
        self.assertEqual(self.mismatches(back), {("overdrawn", "points_overdrawn")})

    def test_return_without_receipt_reverses_nothing(self):
        back = self.ring_up_without_claim([self.line(self.lamp, -1)])
        self.assertEqual(self.spend(back), [])

    @mute_logger("odoo.addons.loyalty_discount.models.pos_order_judge")
    def test_a_refund_waits_for_its_sale(self):
        with patch.object(pos_order_judge, "evaluate", side_effect=ValueError("broken")):
            order = self.ring_up([self.line(self.lamp)], self.silver_card)
        back = self.refund(order, {order.lines: 1})
        self.assertEqual(self.judgement(back).state, "to_judge")
        self.env["loyalty.judgement"]._cron_judge()
        self.assertEqual(self.spend(order), [("sale", 95.0)])
        self.assertEqual(self.spend(back), [("refund", -95.0)])
        self.assertEqual(self.silver_member.turnover, SILVER_SPEND)
