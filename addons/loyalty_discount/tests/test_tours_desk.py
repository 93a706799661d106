"""Cards that leave the drawer: given, sold, taken back."""

from odoo.tests import tagged

from .tour_common import LoyaltyTourCase


@tagged("post_install", "-at_install")
class TestToursDesk(LoyaltyTourCase):
    """What the register says after the cashier is done."""

    def test_free_issue_with_and_without_consent(self):
        named = self._make_card("9200000000109")
        anonymous = self._make_card("9200000000116")
        self.start_pos_tour("loyalty_free_issue")
        self.assertEqual((named | anonymous).mapped("state"), ["active", "active"])
        self.assertEqual(named.partner_id.name, "Ivan Novak")
        self.assertEqual(named.partner_id.phone, "+7 900 000 00 00")
        self.assertFalse(anonymous.partner_id)
        consents = self.env["loyalty.consent"].search([])
        self.assertEqual(consents.medium_id, named)
        self.assertEqual(consents.mapped("version"), ["2026-01"])
        for order in self.env["pos.order"].search([], order="id desc", limit=2):
            self.assertAlmostEqual(order.amount_total, 97, 2)
            self._assert_judged(order, spend=97)

    def test_undo_in_the_same_shift(self):
        card = self._make_card("9200000000123")
        self.start_pos_tour("loyalty_undo_issue")
        self.assertEqual(card.state, "stock")
        self.assertFalse(card.membership_ids)
        refused, applied = self.env["loyalty.medium.message"].search(
            [("kind", "=", "undo")], order="id"
        )
        self.assertEqual((refused.number, refused.code), ("9200000000017", "already_used"))
        self.assertEqual(self.silver_card.state, "active")
        self.assertEqual((applied.number, applied.state), (card.number, "applied"))
        self.assertEqual(applied.reason, "wrong card")
        self.assertEqual((refused.presented, applied.presented), ("swipe", "keyed"))

    def test_sold_card_is_goods_without_discount(self):
        card = self._make_card_for_sale("9200000000208")
        self.start_pos_tour("loyalty_card_sale")
        order = self._last_order()
        self.assertAlmostEqual(order.amount_total, 165, 2)
        line = order.lines.filtered("loyalty_card_number")
        self.assertEqual(line.loyalty_card_number, card.number)
        self.assertEqual((line.qty, line.discount, line.price_unit), (1, 0, 70))
        self.assertEqual(card.state, "active")
        self.assertEqual(card.issue_order_id, order)
        self.assertEqual(card.partner_id.name, "Olga")
        self._assert_judged(order, spend=95)
