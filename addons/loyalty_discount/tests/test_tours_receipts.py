"""Receipts, returns and receipts attached later; every kind of read ends in one line."""

from odoo.tests import tagged

from odoo.addons.pos_card_reader.tests.common import PAYMENT_DIGITS

from .tour_common import LoyaltyTourCase


@tagged("post_install", "-at_install")
class TestToursReceipts(LoyaltyTourCase):
    """What the buyer reads, and what the server has booked meanwhile."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.classic_card = cls._make_active_card("9200000000055", "Boris Orlov", 9950)

    def _orders(self, count):
        return self.env["pos.order"].search([], order="id desc", limit=count).sorted("id")

    def test_reprint_reads_as_the_original(self):
        self.start_pos_tour("loyalty_reprint")

    def test_reprint_of_an_offer_that_was_renamed(self):
        percent = {"kind": "percent", "percent": 20}
        parts = {"tier_ids": [], "condition_ids": [], "effect_ids": [(0, 0, percent)]}
        self.program.copy({"name": "Happy hour", **parts})
        self.start_pos_tour("loyalty_reprint_of_offer")
        anybody, named = self._orders(2)
        self.assertEqual((anybody.amount_total, named.amount_total), (80, 80))
        for order in (anybody, named):
            words = {order.lines.uuid: "Happy hour 20 %"}
            self.assertEqual(order.loyalty_printed["reasons"], words)
            order.loyalty_printed = {"v": 1, "news": ["You won a car"]}
            self.assertEqual(order.loyalty_printed["reasons"], words)

    def test_what_is_missing_is_counted_as_the_program_counts(self):
        outlet = self.env["product.category"].create({"name": "Outlet"})
        lamps = self.env["product.category"].create({"name": "Lamps", "parent_id": outlet.id})
        self.lamp.categ_id = lamps
        self.program.write(
            {"spend_tax": "excluded", "spend_excluded_category_ids": [(6, 0, outlet.ids)]}
        )
        self.program.action_publish_at_once()
        self.start_pos_tour("loyalty_what_counts")
        first, second = self._orders(2)
        self._assert_judged(first, spend=33.30)
        self._assert_judged(second, spend=33.30)
        self.assertEqual(self.classic_card.membership_ids.tier_id, self.silver)

    def test_what_is_missing_at_the_base_price(self):
        """Neither our discount nor core's promotion takes anything off what counts."""
        self._make_core_promotion()
        self.program.spend_price = "base"
        self.program.action_publish_at_once()
        self.start_pos_tour("loyalty_what_counts_at_base")
        self._assert_judged(self._last_order(), spend=41.20)

    def test_a_month_and_the_next_ones_level(self):
        self.program.write({"spend_window": "month", "spend_effect": "next"})
        self.program.action_publish_at_once()
        card = self.classic_card.membership_ids
        self.assertEqual(card.tier_id, self.classic)
        self.start_pos_tour("loyalty_period_receipt")
        self._assert_judged(self._last_order(), spend=97)
        self.assertEqual((card.tier_id, card.planned_tier_id), (self.classic, self.silver))

    def test_a_return_says_what_it_takes_back(self):
        self.start_pos_tour("loyalty_return_receipt")
        sale, back = self._orders(2)
        self._assert_judged(sale, spend=190)
        self.assertAlmostEqual(back.amount_total, -95, 2)
        self.assertAlmostEqual(self.silver_card.membership_ids.turnover, 12345 + 95, 2)

    def test_a_receipt_is_attached_later(self):
        self.program.desk_attach_by = "cashier"
        self.start_pos_tour("loyalty_attach_receipt")
        self.assertNotSent(PAYMENT_DIGITS)
        attached, sold = self._orders(2)
        self.assertEqual((attached.amount_total, sold.amount_total), (100, 95))
        self.assertAlmostEqual(self.silver_card.membership_ids.turnover, 12345 + 195, 2)
        self.assertFalse(
            self.env["loyalty.discount.entry"].search([("order_id", "=", attached.id)])
        )
        row = self.env["loyalty.exception"].search([("order_id", "=", attached.id)])
        self.assertEqual((row.reason, row.note), ("attached", "forgot it"))

    def test_every_read_ends_in_one_line(self):
        self._make_active_card("9200000000024")._set_state("blocked", "lost")
        self._make_foreign_card("9200000000031")
        elsewhere = self.env["stock.warehouse"].create(
            {"name": "Elsewhere", "code": "ELS", "company_id": self.company.id}
        )
        self._make_card("9200000000062", location_id=elsewhere.lot_stock_id.id)
        self._make_active_card("9200000000079")._set_state("expired", "time")
        self._make_active_card("9200000000086")._set_state("replaced", "worn")
        self._make_card("9200000000093")._set_state("void", "misprint")
        self._make_card("9200000000109")
        self.start_pos_tour("loyalty_every_read")
        order = self._last_order()
        self.assertAlmostEqual(order.amount_total, 1045, 2)
        self._assert_judged(order, spend=1045)

    def _make_foreign_card(self, number):
        other = self.env["res.company"].sudo().create({"name": "Other Shop"})
        program = self.program.sudo().copy(
            {"company_id": other.id, "currency_id": other.currency_id.id}
        )
        self.env["loyalty.medium"].sudo().create(
            {"number": number, "company_id": other.id, "program_id": program.id}
        )
