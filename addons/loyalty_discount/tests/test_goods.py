"""What on a receipt is goods: only that is discounted and, but for a program's say, counted."""

from odoo.tests import tagged

from .common import LoyaltyCase


@tagged("post_install", "-at_install")
class TestGoods(LoyaltyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.voucher = cls.create_product("Voucher", cls.categ_basic, 50.0)

    def setUp(self):
        super().setUp()
        self.open_till()

    def make_prepaid(self, kind, **values):
        """A program of core's that sells the voucher."""
        rules = [(0, 0, {"product_ids": self.voucher.ids})]
        names = {"name": "Vouchers", "program_type": kind, "rule_ids": rules}
        money = {"currency_id": self.company.currency_id.id}
        return self.env["loyalty.program"].create({**names, **money, **values})

    def goods(self):
        """The products of a receipt's lines that are goods, of a lamp and a voucher."""
        order = self.ring_up_without_claim([self.line(self.lamp), self.line(self.voucher)])
        return order._loyalty_sale_lines().product_id

    def test_a_product_nobody_made_money(self):
        self.assertEqual(self.goods(), self.lamp | self.voucher)

    def test_a_gift_card_is_money(self):
        self.make_prepaid("gift_card")
        self.assertEqual(self.goods(), self.lamp)

    def test_a_top_up_is_money(self):
        self.make_prepaid("ewallet")
        self.assertEqual(self.goods(), self.lamp)

    def test_a_gift_card_of_another_till_is_goods_here(self):
        self.make_prepaid("gift_card", pos_config_ids=self.other_currency_config.ids)
        self.assertEqual(self.goods(), self.lamp | self.voucher)

    def test_a_product_that_wins_points_is_goods(self):
        self.make_prepaid("loyalty")
        self.assertEqual(self.goods(), self.lamp | self.voucher)

    def test_what_is_kept_of_the_rules_follows_them(self):
        self.assertEqual(self.goods(), self.lamp | self.voucher)
        rule = self.make_prepaid("gift_card").rule_ids
        self.assertEqual(self.goods(), self.lamp)
        rule.product_ids = self.lamp
        self.assertEqual(self.goods(), self.voucher)
        rule.unlink()
        self.assertEqual(self.goods(), self.lamp | self.voucher)
