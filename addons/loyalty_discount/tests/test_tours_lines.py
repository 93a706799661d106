"""The discount on the line, beside everything else that changes a line."""

from odoo.tests import tagged

from .tour_common import LoyaltyTourCase


@tagged("post_install", "-at_install")
class TestToursLines(LoyaltyTourCase):
    """Merging, manual discount, combos, core's promotions, reload, returns."""

    def test_manual_discount_combo_and_reload(self):
        self._make_set()
        self.start_pos_tour("loyalty_lines")
        order = self._last_order()
        self.assertAlmostEqual(order.amount_total, 315.59, 2)
        lamp = order.lines.filtered(
            lambda line: (
                line.product_id == self.lamp.product_variant_id and not line.combo_parent_id
            )
        )
        self.assertEqual((lamp.qty, lamp.discount_manual), (2, 10))
        self.assertEqual(lamp.discount_engine_minor, 900)
        parent = order.lines.filtered("combo_line_ids")
        self.assertFalse(parent.discount_engine_minor)
        self.assertEqual(sum(parent.combo_line_ids.mapped("discount_engine_minor")), 500)
        self._assert_judged(order, spend=315.59)

    def _make_set(self):
        combos = self.env["product.combo"].create(
            [
                {
                    "name": product.name,
                    "combo_item_ids": [
                        (0, 0, {"product_id": choice.product_variant_id.id, "extra_price": 0})
                        for choice in (product, self.plate)
                    ],
                }
                for product in (self.lamp, self.vase)
            ]
        )
        return self._make_product("Set", 100, type="combo", combo_ids=[(6, 0, combos.ids)])

    def test_core_promotion_acts_on_discounted_lines(self):
        self.env["loyalty.program"].create(
            {
                "name": "10 % on the order",
                "program_type": "promotion",
                "trigger": "auto",
                "rule_ids": [(0, 0, {})],
                "reward_ids": [
                    (
                        0,
                        0,
                        {
                            "reward_type": "discount",
                            "discount": 10,
                            "discount_mode": "percent",
                            "discount_applicability": "order",
                        },
                    )
                ],
            }
        )
        self._make_card_for_sale("9200000000208")
        self.start_pos_tour("loyalty_core_promotion")
        order = self._last_order()
        self.assertAlmostEqual(order.amount_total, 155.50, 2)
        reward = order.lines.filtered("is_reward_line")
        self.assertAlmostEqual(reward.price_subtotal_incl, -9.50, 2)
        self._assert_judged(order, spend=85.50)

    def test_partial_refund_keeps_the_price_paid(self):
        self.start_pos_tour("loyalty_partial_refund")
        refund, sale = self.env["pos.order"].search([], order="id desc", limit=2)
        self.assertAlmostEqual(sale.amount_total, 117.42, 2)
        self.assertAlmostEqual(refund.amount_total, -39.14, 2)
        self.assertEqual(refund.lines.discount_manual, 0)
        self._assert_judged(sale, spend=117.42)
        self.assertAlmostEqual(self.silver_card.membership_ids.turnover, 12345 + 78.28, 2)

    def test_units_come_back_for_what_they_cost_with_tax(self):
        """Tax on top is rounded on each return: the returns add up to the sale all the same."""
        tax = self.tax_excl.copy({"name": "7 % excl", "amount": 7})
        self._make_product("Cup", 9.99, tax)
        self.start_pos_tour("loyalty_refund_one_by_one")
        orders = self.env["pos.order"].search([], order="id desc", limit=4)
        self.assertEqual(orders.mapped("amount_total"), [-10.15, -10.16, -10.15, 30.46])
        judged = self.env["loyalty.judgement"].search([("order_uuid", "in", orders.mapped("uuid"))])
        self.assertEqual(judged.mapped("state"), ["judged"] * 4)
        self.assertFalse(
            self.env["loyalty.mismatch"].search([("order_uuid", "in", orders.mapped("uuid"))])
        )
        self.assertAlmostEqual(self.silver_card.membership_ids.turnover, 12345, 2)

    def test_engine_reads_a_line_anew_when_it_changes(self):
        self.start_pos_tour("loyalty_line_facts")
