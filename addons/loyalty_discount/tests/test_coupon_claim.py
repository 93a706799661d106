"""Points of core's programs travel with their receipt: applied once, within its bounds."""

from unittest.mock import patch

from odoo.tests import tagged
from odoo.tools import mute_logger

from .points_common import PointsCase

JUDGE = "odoo.addons.loyalty_discount.models.pos_order_judge"
SETTLE = "odoo.addons.loyalty_discount.models.pos_order_coupons.settle"


@tagged("post_install", "-at_install")
class TestCouponClaim(PointsCase):
    """Plain core writes what the second call says; here the stored receipt sets the bounds."""

    def test_points_come_with_the_receipt(self):
        """Core: lost when the second call is lost (1.3)."""
        order = self.sell([self.line(self.lamp, 2)], {self.card.id: self.change(20)})
        self.assertEqual(self.card.points, 120)
        history = self.card.history_ids
        self.assertEqual((history.issued, history.used, history.order_id), (20, 0, order.id))
        self.assertEqual(self.mismatches(order), set())

    def test_the_second_call_answers_the_same_and_writes_nothing(self):
        order = self.sell([self.line(self.lamp, 2)], {self.card.id: self.change(20)})
        mine = order.with_user(self.cashier)
        answers = [
            mine.confirm_coupon_programs({str(self.card.id): self.change(points)})
            for points in (20, 5000, -100)
        ]
        self.assertEqual(answers[0]["coupon_updates"][0]["points"], 120)
        self.assertEqual(answers, [answers[0]] * 3)
        self.assertEqual(self.card.points, 120)
        self.assertEqual(len(self.card.history_ids), 1)

    def test_a_cashier_who_collects_at_the_own_till_is_listed(self):
        """Points of strangers who have no card may well go there: they are given, and shown."""
        own = self.make_points_card(self.cashier.partner_id, 0)
        claim = {own.id: self.change(10, coupon_id=own.id)}
        at_the_till = {"pos_order_ui_args": {"user_id": self.cashier.id}}
        order = self.sell([self.line(self.lamp)], claim, customer=own.partner_id, **at_the_till)
        self.assertEqual((own.points, self.mismatches(order)), (10, set()))
        (row,) = self.env["loyalty.exception"].search([("order_uuid", "=", order.uuid)])
        self.assertEqual((row.reason, row.outcome), ("own", "flagged"))
        self.assertEqual((row.partner_id, row.user_id), (own.partner_id, self.cashier))
        other = self.sell([self.line(self.lamp)], {self.card.id: self.change(10)}, **at_the_till)
        self.assertFalse(self.env["loyalty.exception"].search([("order_uuid", "=", other.uuid)]))

    def test_more_points_than_the_receipt_earns(self):
        """Core: any number of points, by any cashier (1.5)."""
        order = self.sell([self.line(self.lamp, 2)], {self.card.id: self.change(5000)})
        self.assertEqual(order.state, "paid")
        self.assertEqual(self.card.points, 120)
        self.assertEqual(self.mismatches(order), {("tampered", "points_above")})
        mismatch = self.env["loyalty.mismatch"].search([("order_id", "=", order.id)])
        self.assertEqual(mismatch.params["points"][0]["claimed"], 5000)
        self.assertTrue(mismatch.activity_ids)

    def test_another_rule_bounds_the_next_receipt(self):
        """Rules are kept in memory until one is changed or archived."""
        rule = self.points_program.rule_ids
        states = ({}, {"reward_point_amount": 0.2}, {"product_ids": self.vase}, {"active": False})
        for values in states:
            rule.write(values)
            self.sell([self.line(self.lamp, 2)], {self.card.id: self.change(5000)})
        self.assertEqual(self.card.history_ids.sorted("id").mapped("issued"), [20, 40])
        self.assertEqual(self.card.points, 160)

    def test_a_later_call_is_bounded_as_well(self):
        order = self.sell([self.line(self.lamp, 2)], None)
        order.with_user(self.cashier).confirm_coupon_programs(
            {str(self.card.id): self.change(5000)}
        )
        self.assertEqual(self.card.points, 120)
        self.assertEqual(self.mismatches(order), {("tampered", "points_above")})
        order.with_user(self.cashier).confirm_coupon_programs({str(self.card.id): self.change(20)})
        self.assertEqual(self.card.points, 120)

    def test_points_are_not_taken_without_a_reward(self):
        order = self.sell([self.line(self.lamp)], {self.card.id: self.change(-60)})
        self.assertEqual(self.card.points, 100)
        self.assertEqual(self.mismatches(order), {("tampered", "points_below")})

    def test_a_forged_subtotal_earns_nothing(self):
        """Core trusts the amounts of the lines (1.5)."""

        def forge(data):
            data["lines"][0][2].update(price_subtotal=90000, price_subtotal_incl=90000)

        order = self.sell([self.line(self.lamp)], {self.card.id: self.change(9000)}, change=forge)
        self.assertEqual(self.card.points, 110)
        self.assertIn(("tampered", "points_above"), self.mismatches(order))

    def test_a_total_below_its_lines_earns_what_was_paid(self):
        def forge(data):
            data.update(amount_total=1.0, amount_paid=1.0)
            data["payment_ids"][0][2]["amount"] = 1.0

        self.sell([self.line(self.lamp, 500)], {self.card.id: self.change(5000)}, change=forge)
        self.assertLess(self.card.points, 101)

    def test_a_new_customer_gets_one_card(self):
        partner = self.env["res.partner"].create({"name": "Vera"})
        first, second = (
            self.sell(
                [self.line(self.lamp)],
                {-3: self.change(10, partner_id=partner.id, coupon_id=-3)},
                customer=partner,
            )
            for _sale in range(2)
        )
        card = self.env["loyalty.card"].search([("partner_id", "=", partner.id)])
        self.assertEqual(card.points, 20)
        answer = first.confirm_coupon_programs({})
        self.assertEqual(
            [(row["old_id"], row["id"]) for row in answer["coupon_updates"]], [(-3, card.id)]
        )
        self.assertEqual(self.mismatches(first) | self.mismatches(second), set())

    def test_points_for_somebody_else(self):
        """Core: any card, any partner (1.5)."""
        stranger = self.env["res.partner"].create({"name": "The cashier"})
        own = self.make_points_card(stranger, 0)
        order = self.sell([self.line(self.lamp)], {own.id: self.change(10)})
        self.assertEqual(own.points, 0)
        self.assertIn(("tampered", "points_stranger"), self.mismatches(order))
        by_name = {-1: self.change(10, partner_id=stranger.id, coupon_id=-1)}
        self.sell([self.line(self.lamp)], by_name)
        self.assertEqual((own.points, self.card.points), (0, 110))

    def test_points_without_a_customer(self):
        order = self.sell([self.line(self.lamp)], {self.card.id: self.change(10)}, customer=False)
        self.assertEqual(self.card.points, 100)
        self.assertIn(("tampered", "points_stranger"), self.mismatches(order))

    def test_points_of_another_company(self):
        other = self.setup_other_company()["company"]
        theirs = self.points_program.sudo().copy({"company_id": other.id})
        card = (
            self.env["loyalty.card"]
            .sudo()
            .create({"program_id": theirs.id, "partner_id": self.customer.id})
        )
        claim = {card.id: self.change(10, program_id=theirs.id)}
        order = self.sell([self.line(self.lamp)], claim)
        self.assertEqual(card.points, 0)
        self.assertEqual(self.mismatches(order), {("tampered", "points_foreign")})

    def test_what_no_till_says_is_read_as_nothing(self):
        for forged in ("x", [], {"a": 1}, {"7": 5}, {"9" * 40: {}}, {"1": {"program_id": "x"}}):
            order = self.sell([self.line(self.lamp)], forged)
            self.assertEqual(self.judgement(order).state, "judged")
        self.assertEqual(self.card.points, 100)

    def test_a_paid_receipt_keeps_its_claim(self):
        order = self.sell([self.line(self.lamp, 2)], {self.card.id: self.change(20)})
        order.with_user(self.cashier).write({"loyalty_point_claim": False})
        self.assertTrue(order.loyalty_point_claim)
        order.action_pos_order_paid()
        self.assertEqual(self.card.points, 120)

    def test_two_deliveries_are_one(self):
        lines, claim = [self.line(self.lamp, 2)], {self.card.id: self.change(20)}
        data = self.sale_data(lines, claim)
        self.sync(data)
        self.sync(data)
        self.assertEqual(self.card.points, 120)

    @mute_logger(JUDGE)
    def test_an_error_of_ours_is_no_error_of_the_till(self):
        """Core: an error in the second call takes the paid receipt back to the till (1.3)."""
        with patch(SETTLE, side_effect=ValueError("broken")):
            order = self.sell([self.line(self.lamp)], {self.card.id: self.change(10)})
            answer = order.with_user(self.cashier).confirm_coupon_programs({})
        self.assertEqual((order.state, self.card.points), ("paid", 100))
        self.assertEqual(answer["coupon_updates"], [])
        self.env["loyalty.judgement"]._cron_judge()
        self.assertEqual(self.card.points, 110)
        answer = order.with_user(self.cashier).confirm_coupon_programs({})
        self.assertEqual(answer["coupon_updates"][0]["points"], 110)


@tagged("post_install", "-at_install")
class TestRewardCosts(PointsCase):
    """A reward on the receipt costs its points, whatever the till says."""

    def reward_line(self, points, amount=-10, **values):
        return self.line(
            self.reward.discount_line_product_id,
            price_unit=amount,
            is_reward_line=True,
            reward_id=self.reward.id,
            coupon_id=self.card.id,
            points_cost=points,
            reward_identifier_code="r-1",
            **values,
        )

    def test_an_honest_reward(self):
        lines = [self.line(self.lamp, 2), self.reward_line(50)]
        order = self.sell(lines, {self.card.id: self.change(20 - 50, line_codes=["r-1"])})
        self.assertEqual(self.card.points, 70)
        self.assertEqual(self.mismatches(order), set())

    def test_a_reward_for_nothing(self):
        """Core: the cost is what the till says (1.5)."""
        lines = [self.line(self.lamp, 2), self.reward_line(0)]
        order = self.sell(lines, {self.card.id: self.change(20, line_codes=["r-1"])})
        self.assertEqual(self.card.points, 70)
        self.assertEqual(self.mismatches(order), {("points", "cost_below")})

    def test_a_reward_left_out_of_the_claim(self):
        """The claim names another card: the card on the line pays."""
        lines = [self.line(self.lamp, 2), self.reward_line(50)]
        partner = self.env["res.partner"].create({"name": "Vera"})
        mine = self.make_points_card(partner, 0)
        order = self.sell(lines, {mine.id: self.change(20)}, customer=partner)
        self.assertEqual((self.card.points, mine.points), (50, 20))
        self.assertEqual(self.mismatches(order), {("tampered", "reward_unclaimed")})

    def test_a_reward_without_any_claim_is_paid_later(self):
        """Core: no second call, no cost (1.3)."""
        order = self.sell([self.line(self.lamp, 2), self.reward_line(50)], None)
        self.assertEqual((self.card.points, self.judgement(order).state), (100, "to_judge"))
        self.env["loyalty.judgement"]._cron_judge()
        self.assertEqual((self.card.points, self.judgement(order).state), (50, "judged"))

    def test_a_reward_without_a_card(self):
        """Core: a reward line needs neither rule nor points (1.5)."""
        line = self.reward_line(50)
        line["coupon_id"] = False
        order = self.sell([self.line(self.lamp, 2), line], {}, customer=False)
        self.env["loyalty.judgement"]._cron_judge()
        self.assertEqual(self.mismatches(order), {("tampered", "reward_unearned")})

    def test_points_that_are_not_there(self):
        """Core: below zero without a word (1.4); ours is paid, booked and shown."""
        first, second = (
            self.sell(
                [self.line(self.lamp, 10), self.reward_line(90)],
                {self.card.id: self.change(-90 + points, line_codes=["r-1"])},
            )
            for points in (0, 0)
        )
        self.assertEqual(self.card.points, -80)
        self.assertEqual(self.mismatches(first), set())
        self.assertEqual(self.mismatches(second), {("overdrawn", "points_overdrawn")})
