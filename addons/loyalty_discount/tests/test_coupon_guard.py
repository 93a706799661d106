"""Core's two methods that write points as the cashier: routed through checks."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import LoyaltyCase


@tagged("post_install", "-at_install")
class TestCouponGuard(LoyaltyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.points_program = cls.env["loyalty.program"].create(
            {
                "name": "Points",
                "program_type": "loyalty",
                "applies_on": "both",
                "company_id": cls.company.id,
                "rule_ids": [(5, 0), (0, 0, {"reward_point_mode": "unit"})],
            }
        )
        cls.gift_program = cls.env["loyalty.program"].create(
            {
                "name": "Gifts",
                "program_type": "gift_card",
                "applies_on": "future",
                "pos_ok": False,
                "company_id": cls.company.id,
                "reward_ids": [(5, 0), (0, 0, {"discount_mode": "per_point", "discount": 1})],
            }
        )
        cls.cashier = cls.make_user("g_cashier", "point_of_sale.group_pos_user")
        cls.points_card = cls.env["loyalty.card"].create(
            {"program_id": cls.points_program.id, "partner_id": cls.customer.id, "points": 10}
        )
        cls.gift_card = cls.env["loyalty.card"].create(
            {"program_id": cls.gift_program.id, "points": 50, "code": "gift-1"}
        )

    def setUp(self):
        super().setUp()
        self.open_till()
        self.order = self.ring_up([self.line(self.lamp, 8)], customer=self.customer)
        self.mine = self.order.with_user(self.cashier)

    def points(self, points, **values):
        return {
            str(self.points_card.id): {
                "points": points,
                "program_id": self.points_program.id,
                "coupon_id": self.points_card.id,
                "line_codes": [],
                **values,
            }
        }

    def test_a_cashier_confirms_points(self):
        answer = self.mine.confirm_coupon_programs(self.points(7))
        self.assertEqual(self.points_card.points, 17)
        history = self.points_card.history_ids
        self.assertEqual((history.issued, history.used, history.order_id), (7, 0, self.order.id))
        self.assertEqual(answer["coupon_updates"][0]["points"], 17)

    def test_a_new_card_for_the_customer_takes_the_old_one(self):
        data = {
            "-3": {
                "points": 4,
                "program_id": self.points_program.id,
                "partner_id": self.customer.id,
                "line_codes": [],
            }
        }
        self.mine.confirm_coupon_programs(data)
        self.assertEqual(self.points_card.points, 14)

    def test_a_cashier_pays_with_a_gift_card(self):
        reward = self.gift_program.reward_ids
        payment = self.line(
            reward.discount_line_product_id,
            price_unit=-20,
            is_reward_line=True,
            reward_id=reward.id,
            coupon_id=self.gift_card.id,
            points_cost=20,
            reward_identifier_code="g",
        )
        data = {
            str(self.gift_card.id): {
                "points": -20,
                "program_id": self.gift_program.id,
                "coupon_id": self.gift_card.id,
                "code": "gift-1",
                "line_codes": ["g"],
            }
        }
        order = self.ring_up([self.line(self.lamp), payment])
        order.with_user(self.cashier).confirm_coupon_programs(data)
        self.assertEqual(self.mismatches(order), set())
        self.assertEqual(self.gift_card.points, 30)
        self.assertTrue(self.gift_card.history_ids)

    def test_history_is_not_written_by_hand(self):
        line = {"order_id": self.order.id, "card_id": self.points_card.id, "won": 99, "spent": 0}
        for user in (self.cashier, self.env.user):
            with self.assertRaises(AccessError):
                self.order.with_user(user).add_loyalty_history_lines([line], [])

    def test_an_unpaid_order_gives_no_points(self):
        draft = self.env["pos.order"].create(
            {
                "session_id": self.pos_session.id,
                "amount_tax": 0,
                "amount_total": 0,
                "amount_paid": 0,
                "amount_return": 0,
            }
        )
        with self.assertRaises(UserError):
            draft.with_user(self.cashier).confirm_coupon_programs(self.points(7))
        self.assertEqual(self.points_card.points, 10)

    def test_no_points_for_our_programs(self):
        data = {
            str(self.silver_member.id): {
                "points": 5,
                "program_id": self.program.id,
                "coupon_id": self.silver_member.id,
                "line_codes": [],
            }
        }
        with self.assertRaises(AccessError):
            self.mine.confirm_coupon_programs(data)

    def test_cards_of_another_company_are_refused(self):
        other = self.setup_other_company()["company"]
        program = (
            self.env["loyalty.program"]
            .sudo()
            .create(
                {
                    "name": "Their gifts",
                    "program_type": "gift_card",
                    "pos_ok": False,
                    "company_id": other.id,
                }
            )
        )
        card = (
            self.env["loyalty.card"]
            .sudo()
            .create({"program_id": program.id, "points": 50, "code": "gift-b"})
        )
        for program_id in (program.id, self.gift_program.id):
            data = {
                str(card.id): {
                    "points": -20,
                    "program_id": program_id,
                    "coupon_id": card.id,
                    "code": "gift-b",
                    "line_codes": [],
                }
            }
            with self.assertRaises(AccessError):
                self.mine.confirm_coupon_programs(data)
        self.assertEqual(card.points, 50)

    def test_an_order_of_another_company_is_refused(self):
        other = self.setup_other_company()["company"]
        stranger = self.make_user("g_stranger", "point_of_sale.group_pos_user", other)
        with self.assertRaises(AccessError):
            self.order.with_user(stranger).confirm_coupon_programs(self.points(7))
