"""Core's programs at a real till: their points come with the receipt, not after it."""

from unittest.mock import patch

from odoo.tests import tagged

from odoo.addons.point_of_sale.tests.test_frontend import TestPointOfSaleHttpCommon


@tagged("post_install", "-at_install")
class TestToursPoints(TestPointOfSaleHttpCommon):
    """Core's own tour of a customer who collects points."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["loyalty.program"].search([]).action_archive()
        cls.customer = cls.env["res.partner"].create({"name": "AAA Test Partner"})
        cls.whiteboard_pen.product_variant_ids.lst_price = 10
        cls.main_pos_config.write({"tax_regime_selection": False, "use_pricelist": False})
        rule = {"reward_point_mode": "money", "reward_point_amount": 1}
        cls.points = cls.env["loyalty.program"].create(
            {
                "name": "Points",
                "program_type": "loyalty",
                "applies_on": "both",
                "trigger": "auto",
                "rule_ids": [(5, 0), (0, 0, rule)],
            }
        )

    def sell(self):
        self.main_pos_config.with_user(self.pos_user).open_ui()
        self.start_pos_tour("LoyaltyHistoryTour")
        order = self.env["pos.order"].search([], order="id desc", limit=1)
        card = self.points.coupon_ids
        self.assertEqual(card.partner_id, self.customer)
        self.assertEqual(card.points, order.amount_total)
        self.assertTrue(order.loyalty_point_claim["coupons"])
        mismatches = self.env["loyalty.mismatch"].sudo()
        self.assertFalse(mismatches.search([("order_id", "=", order.id)]))
        return order

    def test_the_claim_travels_with_the_order(self):
        order = self.sell()
        self.assertTrue(self.env["loyalty.judgement"]._of_order(order).coupons["answer"])

    def test_points_are_there_without_the_second_call(self):
        """Plain core: what the lost call would have written is lost (1.3)."""
        orders, calls = self.env.registry["pos.order"], []

        def lost(_order, coupon_data):
            calls.append(coupon_data)
            return {}

        with patch.object(orders, "confirm_coupon_programs", lost):
            self.sell()
        self.assertEqual(len(calls), 1)
