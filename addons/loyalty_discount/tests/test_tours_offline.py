"""Without network, after a reload, with a broken program: the sale goes on."""

from odoo.tests import tagged

from .tour_common import LoyaltyTourCase


@tagged("post_install", "-at_install")
class TestToursOffline(LoyaltyTourCase):
    """What the till knows by itself, and what the server makes of it later."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.classic_card = cls._make_active_card("9200000000055", "Boris Orlov", 9950)

    def test_seen_card_works_and_another_is_noted(self):
        self.start_pos_tour("loyalty_offline")
        noted, seen = self.env["pos.order"].search([], order="id desc", limit=2)
        if "facts" not in seen.loyalty_claim or not seen.loyalty_claim["facts"]:
            noted, seen = seen, noted
        self.assertAlmostEqual(seen.amount_total, 95, 2)
        self.assertEqual(seen.loyalty_claim["facts"]["source"], "seen")
        self._assert_judged(seen, spend=95)
        self.assertAlmostEqual(noted.amount_total, 100, 2)
        self.assertFalse(noted.loyalty_claim["facts"])
        self.assertAlmostEqual(self.classic_card.membership_ids.turnover, 9950 + 100, 2)

    def test_broken_program_never_stops_the_till(self):
        self.program.action_publish_at_once()
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE loyalty_program_version SET content = replace(content, %s, %s)",
            ['"join":"all"', '"join":"some"'],
        )
        self.env.invalidate_all()
        self.start_pos_tour("loyalty_program_in_error")
        order = self._last_order()
        self.assertAlmostEqual(order.amount_total, 100, 2)
        mismatch = self.env["loyalty.mismatch"].search([("order_uuid", "=", order.uuid)])
        self.assertEqual(mismatch.mapped("code"), ["program_error"])
