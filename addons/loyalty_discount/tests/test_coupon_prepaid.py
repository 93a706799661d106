"""Gift cards and wallets: money goes on and comes off as the lines of the receipt say."""

from odoo.tests import tagged

from .points_common import PointsCase


@tagged("post_install", "-at_install")
class TestCouponPrepaid(PointsCase):
    """Core: a till mints cards with any code, points and expiry (1.5)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.paper = cls.create_product("Gift card", cls.categ_basic, 50.0)
        cls.top_up = cls.create_product("Top-up", cls.categ_basic, 50.0)

    def setUp(self):
        super().setUp()
        # Once the till is open: before, core asks for templates of mails and prints.
        self.gifts = self.make_prepaid("gift_card", self.paper, True)
        self.wallets = self.make_prepaid("ewallet", self.top_up, False)

    @classmethod
    def make_prepaid(cls, kind, product, is_split):
        rule = {
            "reward_point_mode": "money",
            "reward_point_amount": 1,
            "reward_point_split": is_split,
            "product_ids": [(6, 0, product.ids)],
        }
        reward = {"discount_mode": "per_point", "discount": 1, "discount_applicability": "order"}
        return cls.env["loyalty.program"].create(
            {
                "name": kind,
                "program_type": kind,
                "applies_on": "future",
                "trigger": "auto",
                "company_id": cls.company.id,
                "currency_id": cls.company.currency_id.id,
                "rule_ids": [(5, 0), (0, 0, rule)],
                "reward_ids": [(5, 0), (0, 0, reward)],
            }
        )

    def gift(self, points, code, **values):
        return self.change(points, program_id=self.gifts.id, coupon_id=-1, code=code, **values)

    def payment(self, card, amount, cost=None):
        """The line of ``amount`` paid with ``card``."""
        reward = card.program_id.reward_ids
        return self.line(
            reward.discount_line_product_id,
            price_unit=-amount,
            is_reward_line=True,
            reward_id=reward.id,
            coupon_id=card.id,
            points_cost=amount if cost is None else cost,
            reward_identifier_code="pay",
        )

    def find(self, code):
        return self.env["loyalty.card"].search([("code", "=", code)])

    def test_a_gift_card_is_sold_and_spent(self):
        claim = {-1: self.gift(50, "GIFT-1", expiration_date="2027-05-01")}
        sold = self.sell([self.line(self.paper)], claim)
        card = self.find("GIFT-1")
        self.assertEqual((card.points, str(card.expiration_date)), (50, "2027-05-01"))
        self.assertEqual((card.partner_id, card.source_pos_order_id), (self.customer, sold))
        claim = {card.id: self.change(-20, program_id=self.gifts.id, line_codes=["pay"])}
        spent = self.sell([self.line(self.lamp), self.payment(card, 20)], claim)
        self.assertEqual(card.points, 30)
        self.assertEqual(self.mismatches(sold) | self.mismatches(spent), set())
        self.assertEqual(spent.lines.coupon_id, card)

    def test_a_card_dearer_than_its_line(self):
        order = self.sell([self.line(self.paper)], {-1: self.gift(500, "GIFT-2")})
        self.assertAlmostEqual(self.find("GIFT-2").points, 50, 1)
        self.assertEqual(self.mismatches(order), {("tampered", "points_above")})

    def test_a_card_without_a_line(self):
        order = self.sell([self.line(self.lamp)], {-1: self.gift(50, "GIFT-3")})
        self.assertFalse(self.find("GIFT-3"))
        self.assertEqual(self.mismatches(order), {("tampered", "points_above")})

    def test_money_is_put_on_one_card_only(self):
        """The line of a gift card serves as top-up of a wallet, too."""
        self.wallets.rule_ids.product_ids |= self.paper
        claim = {
            -1: self.gift(50, "GIFT-4"),
            -2: self.change(50, program_id=self.wallets.id, coupon_id=-2),
        }
        order = self.sell([self.line(self.paper)], claim)
        wallet = self.wallets.coupon_ids
        self.assertAlmostEqual(self.find("GIFT-4").points + sum(wallet.mapped("points")), 50, 1)
        self.assertEqual(self.mismatches(order), {("tampered", "points_above")})

    def test_a_payment_that_costs_nothing(self):
        card = self.env["loyalty.card"].create(
            {"program_id": self.gifts.id, "points": 80, "code": "GIFT-5"}
        )
        lines = [self.line(self.lamp), self.payment(card, 60, cost=0)]
        order = self.sell(lines, {card.id: self.change(0, program_id=self.gifts.id)})
        self.assertAlmostEqual(card.points, 20, 1)
        self.assertEqual(self.mismatches(order), {("points", "cost_below")})

    def test_more_than_the_card_holds(self):
        card = self.env["loyalty.card"].create(
            {"program_id": self.gifts.id, "points": 10, "code": "GIFT-6"}
        )
        lines = [self.line(self.lamp), self.payment(card, 60)]
        claim = {card.id: self.change(-60, program_id=self.gifts.id, line_codes=["pay"])}
        order = self.sell(lines, claim)
        self.assertEqual(order.state, "paid")
        self.assertEqual(card.points, -50)
        self.assertEqual(self.mismatches(order), {("overdrawn", "points_overdrawn")})

    def test_a_code_that_another_program_has(self):
        other = self.env["loyalty.card"].create(
            {"program_id": self.points_program.id, "code": "TAKEN", "partner_id": self.customer.id}
        )
        order = self.sell([self.line(self.paper)], {-1: self.gift(50, "TAKEN")})
        self.assertEqual(self.mismatches(order), {("tampered", "code_taken")})
        self.assertEqual(other.points, 0)
        self.assertEqual(sum(self.gifts.coupon_ids.mapped("points")), 50)

    def test_a_wallet_is_filled_and_spent(self):
        change = self.change(50, program_id=self.wallets.id, coupon_id=-2)
        filled = self.sell([self.line(self.top_up)], {-2: change})
        wallet = self.wallets.coupon_ids
        self.assertEqual((wallet.points, wallet.partner_id), (50, self.customer))
        claim = {wallet.id: self.change(-15, program_id=self.wallets.id, line_codes=["pay"])}
        spent = self.sell([self.line(self.lamp), self.payment(wallet, 15)], claim)
        self.assertEqual(wallet.points, 35)
        self.assertEqual(self.mismatches(filled) | self.mismatches(spent), set())

    def test_a_sold_gift_card_that_comes_back_is_empty(self):
        order = self.sell([self.line(self.paper)], {-1: self.gift(50, "GIFT-7")})
        self.refund(order, {order.lines: 1})
        self.assertEqual(self.find("GIFT-7").points, 0)
