"""Cards at the till, in a real browser; the server judges the same receipts."""

from odoo.tests import tagged

from .tour_common import LoyaltyTourCase


@tagged("post_install", "-at_install")
class TestToursCards(LoyaltyTourCase):
    """Swipes are real key events of a keyboard-wedge reader."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.classic_card = cls._make_active_card("9200000000055", "Boris Orlov", 9950)

    def test_swipe_discounts_each_line(self):
        self.start_pos_tour("loyalty_swipe")
        order = self._last_order()
        self.assertAlmostEqual(order.amount_total, 173.28, 2)
        self.assertEqual(order.partner_id.name, "Anna Petrova")
        lines = order.lines.sorted("id")
        self.assertEqual(lines.mapped("discount_engine_minor"), [500, 412])
        self.assertEqual(lines.mapped("qty"), [1, 2])
        self.assertEqual(lines.mapped("discount_manual"), [0, 0])
        self.assertEqual(order.loyalty_claim["card"]["presented"], "swipe")
        self._assert_judged(order, spend=173.28)
        self.assertAlmostEqual(self.silver_card.membership_ids.turnover, 12345 + 173.28, 2)

    def test_cards_that_give_nothing(self):
        blocked = self._make_active_card("9200000000024")
        blocked._set_state("blocked", "lost")
        self._make_foreign_card("9200000000031")
        self.start_pos_tour("loyalty_refused_cards")
        order = self._last_order()
        self.assertAlmostEqual(order.amount_total, 190, 2)
        self.assertEqual(order.loyalty_claim["card"]["number"], self.silver_card.number)
        self._assert_judged(order, spend=190)
        self.assertFalse(blocked.membership_ids.turnover_ids)
        self.assertAlmostEqual(self.classic_card.membership_ids.turnover, 9950, 2)

    def _make_foreign_card(self, number):
        """A card of another company that nobody at this till may see."""
        other = self.env["res.company"].sudo().create({"name": "Other Shop"})
        program = self.program.sudo().copy(
            {"company_id": other.id, "currency_id": other.currency_id.id}
        )
        self.env["loyalty.medium"].sudo().create(
            {"number": number, "company_id": other.id, "program_id": program.id}
        )

    def test_crossing_a_threshold_raises_the_next_sale(self):
        self.start_pos_tour("loyalty_threshold")
        orders = self.env["pos.order"].search([], order="id desc", limit=2).sorted("id")
        self.assertEqual(orders.mapped("amount_total"), [97, 95])
        self._assert_judged(orders[0], spend=97)
        self._assert_judged(orders[1], spend=95)
        self.assertEqual(self.classic_card.membership_ids.tier_id, self.silver)

    def test_holder_is_shown_before_the_server_answers(self):
        self.start_pos_tour("loyalty_asked")

    def test_swipe_while_a_dialog_is_open(self):
        self.start_pos_tour("loyalty_dialog_is_free")

    def test_customer_display_says_who_saves_what(self):
        self.main_pos_config.with_user(self.pos_user).open_ui()
        till = self.main_pos_config
        url = f"/pos_customer_display/{till.id}/{till.access_token}"
        self.start_tour(url, "loyalty_customer_display", login="pos_user")
