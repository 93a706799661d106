"""Points without network: plain core loses the customer in the middle of a receipt (1.4)."""

from odoo.tests import tagged

from .tour_common import LoyaltyTourCase


@tagged("post_install", "-at_install")
class TestToursPointsOffline(LoyaltyTourCase):
    def test_points_are_earned_without_network(self):
        partner = self.env["res.partner"].create({"name": "Points Customer"})
        points = self.env["loyalty.program"].create(
            {
                "name": "Points",
                "program_type": "loyalty",
                "applies_on": "both",
                "trigger": "auto",
                "rule_ids": [(5, 0), (0, 0, {"reward_point_mode": "unit"})],
            }
        )
        card = self.env["loyalty.card"].create(
            {"program_id": points.id, "partner_id": partner.id, "points": 5}
        )
        self.start_pos_tour("loyalty_points_offline")
        order = self.env["pos.order"].search([("partner_id", "=", partner.id)])
        self.assertEqual(len(order.lines), 2)
        self.assertEqual(card.points, 7)
        self.assertEqual(points.coupon_ids, card)
        self.assertEqual(self.env["loyalty.judgement"]._of_order(order).state, "judged")
