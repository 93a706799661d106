"""What counts as spend, for sales at the till and their returns."""

from odoo.tests import tagged

from .levels_common import LevelsCase


@tagged("post_install", "-at_install")
class TestLevelsSpend(LevelsCase):
    def setUp(self):
        super().setUp()
        self.open_till()

    def counted(self, **settings):
        """What one sale of a lamp (no tax), a vase and a plate counts for."""
        self.program.write(settings)
        self.publish(self.program)
        order = self.ring_up(
            [self.line(self.lamp), self.line(self.vase), self.line(self.plate, manual=10)],
            self.silver_card,
        )
        (entry,) = self.silver_member.turnover_ids.filtered(lambda e: e.order_id == order)
        return order, entry

    def test_as_paid_with_tax(self):
        order, entry = self.counted()
        self.assertEqual(entry.amount, order.amount_total)
        self.assertEqual((entry.quantity, entry.visits), (3, 1))

    def test_without_tax(self):
        order, entry = self.counted(spend_tax="excluded")
        self.assertEqual(entry.amount, round(sum(order.lines.mapped("price_subtotal")), 2))
        self.assertLess(entry.amount, order.amount_total)

    def test_at_the_base_price(self):
        _order, entry = self.counted(spend_price="base")
        # Lamp 100.00, vase 41.20 with 10 % in it, plate 9.99 + 7 %.
        self.assertEqual(entry.amount, 100 + 41.2 + 10.69)

    def test_at_the_base_price_without_tax(self):
        _order, entry = self.counted(spend_price="base", spend_tax="excluded")
        self.assertEqual(entry.amount, round(100 + 37.45 + 9.99, 2))

    def test_goods_that_do_not_count(self):
        order, entry = self.counted(spend_excluded_product_ids=[(6, 0, self.lamp.ids)])
        lamp = order.lines.filtered(lambda line: line.product_id == self.lamp)
        self.assertEqual(entry.amount, round(order.amount_total - lamp.price_subtotal_incl, 2))
        self.assertEqual(entry.quantity, 2)
        back = self.refund(order, {lamp: 1})
        self.assertEqual(self.spend(back), [])

    def test_a_receipt_without_goods_that_count_is_no_visit(self):
        self.program.spend_excluded_category_ids = self.lamp.categ_id.parent_id or (
            self.lamp.categ_id
        )
        self.publish(self.program)
        visits = self.silver_member.visits
        order = self.ring_up([self.line(self.lamp)], self.silver_card)
        self.assertEqual(self.spend(order), [])
        self.assertEqual(self.silver_member.visits, visits)

    def test_a_visit_is_taken_back_with_the_last_unit(self):
        visits = self.silver_member.visits
        order = self.ring_up([self.line(self.lamp, 2)], self.silver_card)
        self.assertEqual(self.silver_member.visits, visits + 1)
        self.refund(order, {order.lines: 1})
        self.assertEqual(self.silver_member.visits, visits + 1)
        self.refund(order, {order.lines: 1})
        self.assertEqual(self.silver_member.visits, visits)
        self.assertEqual(self.silver_member.goods_quantity, 0)
        self.assert_spend_adds_up()

    def test_a_return_counts_on_the_day_of_its_sale(self):
        order = self.ring_up([self.line(self.lamp)], self.silver_card)
        sale = self.silver_member.turnover_ids.filtered(lambda e: e.order_id == order)
        back = self.refund(order, {order.lines: 1})
        entry = self.silver_member.turnover_ids.filtered(lambda e: e.order_id == back)
        self.assertEqual((entry.counted_on, entry.origin_uuid), (sale.counted_on, order.uuid))

    def test_two_programs_count_differently(self):
        other = self.make_program("Other", spend_tax="excluded")
        member = self.member(other)
        self.silver_card.sudo().write({"membership_ids": [(4, member.id)]})
        order, entry = self.counted()
        (second,) = member.turnover_ids
        self.assertEqual(entry.amount, order.amount_total)
        self.assertEqual(second.amount, round(sum(order.lines.mapped("price_subtotal")), 2))
        plate = order.lines.filtered(lambda line: line.product_id == self.plate)
        self.refund(order, {plate: 1})
        (back,) = member.turnover_ids.filtered(lambda e: e.kind == "refund")
        self.assertEqual(back.amount, -round(plate.price_subtotal, 2))
