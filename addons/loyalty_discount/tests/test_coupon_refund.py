"""Returned goods take back the points of core's programs; plain core leaves them (1.2)."""

from unittest.mock import patch

from odoo.tests import tagged
from odoo.tools import mute_logger

from .points_common import PointsCase

JUDGE = "odoo.addons.loyalty_discount.models.pos_order_judge"


@tagged("post_install", "-at_install")
class TestCouponRefund(PointsCase):
    """Unit by unit, on any day; the last unit takes the remainder."""

    def earn(self, lines, points):
        return self.sell(lines, {self.card.id: self.change(points)})

    def back(self, order, quantities, coupons=None):
        """A return as the till sends it: with the claim of a receipt that earns nothing."""
        lines = [self.returned(line, quantity) for line, quantity in quantities.items()]
        coupons = coupons or {self.card.id: self.change(0)}
        return self.sell(lines, coupons, pos_order_ui_args={"is_refund": True})

    def test_a_whole_return(self):
        order = self.earn([self.line(self.lamp, 2), self.line(self.plate)], 21.07)
        self.assertAlmostEqual(self.card.points, 121.07, 6)
        back = self.back(order, {line: line.qty for line in order.lines})
        self.assertEqual(self.card.points, 100)
        self.assertEqual(self.mismatches(back), set())
        history = self.card.history_ids.filtered(lambda row: row.order_id == back.id)
        self.assertAlmostEqual(sum(history.mapped("used")), 21.07, 6)

    def test_unit_by_unit(self):
        order = self.earn([self.line(self.plate, 7, price_unit=3.33)], 2.49)
        for _unit in range(7):
            self.back(order, {order.lines: 1})
        self.assertEqual(self.card.points, 100)
        self.back(order, {order.lines: 1})
        self.assertEqual(self.card.points, 100)

    def test_each_line_takes_its_own(self):
        order = self.earn([self.line(self.lamp), self.line(self.vase, 5)], 30.6)
        lamp = order.lines.filtered(lambda line: line.product_id == self.lamp)
        self.back(order, {lamp: 1})
        self.assertAlmostEqual(self.card.points, 120.6, 6)

    def test_an_exchange_earns_and_returns(self):
        order = self.earn([self.line(self.lamp)], 10)
        back = self.line(self.lamp, -1, refunded_orderline_id=order.lines.id)
        self.earn([back, self.line(self.lamp, 3)], 30)
        self.assertEqual(self.card.points, 130)

    def test_a_claim_on_a_return_is_not_taken_twice(self):
        """A foreign till claims the negative points itself: ours are enough."""
        order = self.earn([self.line(self.lamp)], 10)
        self.back(order, {order.lines: 1}, {self.card.id: self.change(-10)})
        self.assertEqual(self.card.points, 100)

    def test_a_returned_reward_gives_its_points_back(self):
        reward = self.line(
            self.reward.discount_line_product_id,
            price_unit=-10,
            is_reward_line=True,
            reward_id=self.reward.id,
            coupon_id=self.card.id,
            points_cost=50,
            reward_identifier_code="r",
        )
        claim = {self.card.id: self.change(10 - 50, line_codes=["r"])}
        order = self.sell([self.line(self.lamp), reward], claim)
        self.assertEqual(self.card.points, 60)
        self.back(order, {line: line.qty for line in order.lines})
        self.assertEqual(self.card.points, 100)

    def test_points_spent_meanwhile_are_owed(self):
        order = self.earn([self.line(self.lamp)], 10)
        self.card.points = 0
        back = self.back(order, {order.lines: 1})
        self.assertEqual(self.card.points, -10)
        self.assertEqual(self.mismatches(back), {("overdrawn", "points_overdrawn")})

    @mute_logger(JUDGE)
    def test_a_return_before_the_points_waits(self):
        target = "odoo.addons.loyalty_discount.models.pos_order_coupons.settle"
        with patch(target, side_effect=ValueError("broken")):
            order = self.earn([self.line(self.lamp)], 10)
        self.assertEqual((order.state, self.judgement(order).state), ("paid", "to_judge"))
        back = self.back(order, {order.lines: 1})
        self.assertEqual(self.judgement(back).state, "to_judge")
        self.env["loyalty.judgement"]._cron_judge()
        self.assertEqual(self.judgement(order).state, "judged")
        self.assertEqual(self.judgement(back).state, "judged")
        self.assertEqual(self.card.points, 100)
        self.assertEqual(len(self.card.history_ids), 2)


@tagged("post_install", "-at_install")
class TestCouponForNextOrder(PointsCase):
    """A coupon for the next order goes as a whole, with the last unit of its receipt."""

    def test_the_last_unit_takes_the_coupon(self):
        program = self.env["loyalty.program"].create(
            {
                "name": "Next time",
                "program_type": "next_order_coupons",
                "applies_on": "future",
                "trigger": "auto",
                "company_id": self.company.id,
                "rule_ids": [(5, 0), (0, 0, {"reward_point_mode": "order"})],
            }
        )
        claim = {-1: self.change(1, program_id=program.id, coupon_id=-1)}
        order = self.sell([self.line(self.lamp, 2)], claim)
        coupon = program.coupon_ids
        self.assertEqual((coupon.points, coupon.source_pos_order_id), (1, order))
        self.assertEqual(self.mismatches(order), set())
        self.refund(order, {order.lines: 1})
        self.assertEqual(coupon.points, 1)
        self.refund(order, {order.lines: 1})
        self.assertEqual(coupon.points, 0)

    def test_two_coupons_for_one_order(self):
        """Core: as many as the till says (1.5)."""
        program = self.env["loyalty.program"].create(
            {
                "name": "Next time",
                "program_type": "next_order_coupons",
                "applies_on": "future",
                "company_id": self.company.id,
                "rule_ids": [(5, 0), (0, 0, {"reward_point_mode": "order"})],
            }
        )
        claim = {
            key: self.change(1, program_id=program.id, coupon_id=key, expiration_date="2099-01-01")
            for key in (-1, -2, -3)
        }
        order = self.sell([self.line(self.lamp)], claim)
        self.assertEqual(len(program.coupon_ids), 1)
        self.assertFalse(program.coupon_ids.expiration_date)
        self.assertEqual(self.mismatches(order), {("tampered", "points_above")})
