"""Bills of tables, split, moved and put together: each judged once, no discount twice."""

from odoo.tests import tagged

from .restaurant_common import RestaurantCase


@tagged("post_install", "-at_install")
class TestBills(RestaurantCase):
    """The card rules one bill; what leaves that bill leaves the card."""

    def test_a_bill_split_in_two(self):
        """The card stays with the first bill; the second has none until it is shown there."""
        self.start_pos_tour("loyalty_split_bill")
        lamp, vase = self.paid_orders().sorted("amount_total", reverse=True)
        self.assertEqual((lamp.amount_total, vase.amount_total), (100.0, 39.14))
        self.assertFalse(lamp.lines.discount_engine_minor)
        self.assertEqual((self.spend_of(lamp), self.spend_of(vase)), ([], [39.14]))
        self._assert_judged(lamp)
        self._assert_judged(vase, spend=39.14)

    def test_a_split_bill_with_the_card_on_both(self):
        self.start_pos_tour("loyalty_split_both")
        paid = self.paid_orders()
        self.assertEqual(sorted(paid.mapped("amount_total")), [39.14, 95.0])
        for order in paid:
            self._assert_judged(order, spend=order.amount_total)
        self.assertAlmostEqual(self.member.turnover, 12345 + 134.14, 2)

    def test_a_table_moved_onto_another(self):
        self.start_pos_tour("loyalty_merge_tables")
        paid = self.paid_orders()
        self.assertEqual(paid.mapped("amount_total"), [105.45])
        self._assert_judged(paid, spend=105.45)
        self.assertEqual(paid.lines.mapped("discount_manual"), [0, 0])
        judged = self.env["loyalty.judgement"].search([("config_id", "=", paid.config_id.id)])
        self.assertEqual(judged.mapped("order_uuid"), [paid.uuid])
