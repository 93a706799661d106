"""What tills did without network: each thing once, in whatever order it comes."""

from odoo.tests import tagged

from .tour_common import LoyaltyTourCase


@tagged("post_install", "-at_install")
class TestToursReconnect(LoyaltyTourCase):
    """The register, the accounts and the journal after the network is back."""

    def _orders(self):
        return self.env["pos.order"].search([("state", "=", "paid")], order="id")

    def test_cards_handed_out_without_network_are_used_at_once(self):
        given = self._make_card("9200000000109")
        sold = self._make_card_for_sale("9200000000208")
        self._make_product("Piano", 10000)
        self.start_pos_tour("loyalty_handed_out_offline")
        self.assertEqual((given | sold).mapped("state"), ["active", "active"])
        self.assertEqual((given | sold).mapped("partner_id.name"), ["Ivan Novak", "Olga"])
        self.assertEqual(self.env["res.partner"].search_count([("name", "=", "Ivan Novak")]), 1)
        self.assertEqual(self.env["loyalty.consent"].search([]).medium_id, given | sold)
        messages = self.env["loyalty.medium.message"].search([], order="id")
        self.assertEqual(messages.mapped("state"), ["applied", "applied"])
        orders = self._orders()
        self.assertEqual(sorted(orders.mapped("amount_total")), [95, 97, 100, 170, 10000])
        self.assertEqual(sold.issue_order_id.amount_total, 170)
        self.assertEqual(given.membership_ids.tier_id, self.silver)
        self.assertEqual(sold.membership_ids.tier_id, self.classic)
        self.assertEqual(self._spend(given), [95, 10000])
        self.assertEqual(self._spend(sold), [97, 100])
        entries = self.env["loyalty.discount.entry"].search([("order_id", "in", orders.ids)])
        self.assertEqual(sorted(entries.mapped("amount")), [3, 5])
        self._assert_judged_without_alarm(orders)

    def test_two_tills_deliver_out_of_order(self):
        self.assertEqual(self._two_tills("out_of_order"), self._expected_of_two())
        self.assertEqual(self._orders().config_id.mapped("name"), ["Second", "Shop"])

    def test_two_tills_deliver_in_order(self):
        self.assertEqual(self._two_tills("in_order"), self._expected_of_two())
        self.assertEqual(self._orders().config_id.mapped("name"), ["Shop", "Second"])

    def _two_tills(self, order):
        """What is left of two receipts of one card, each sold at 3 % without network."""
        card = self._make_active_card("9200000000055", "Boris Orlov", 9950)
        second = self.env["pos.config"].create({"name": "Second"})
        self.start_pos_tour(f"loyalty_two_tills_{order}", pos_config=second)
        orders = self._orders().sorted("date_order")
        self.assertEqual(orders.config_id.mapped("name"), ["Shop", "Second"])
        self._assert_judged_without_alarm(orders)
        member = card.membership_ids
        crossed = member.tier_change_ids.filtered(lambda change: change.to_tier_id == self.silver)
        entries = self.env["loyalty.discount.entry"].search([("order_id", "in", orders.ids)])
        return {
            "totals": orders.mapped("amount_total"),
            "sources": [order.loyalty_claim["facts"]["source"] for order in orders],
            "spend": self._spend(card),
            "visits": member.visits,
            "level": member.tier_id.name,
            "crossed": len(crossed),
            "journal": entries.mapped("amount"),
        }

    def _expected_of_two(self):
        return {
            "totals": [97, 97],
            "sources": ["seen", "seen"],
            "spend": [97, 97, 9950],
            "visits": 2,
            "level": "Silver",
            "crossed": 1,
            "journal": [3, 3],
        }

    def _spend(self, card):
        entries = card.membership_ids.turnover_ids
        self.assertAlmostEqual(card.membership_ids.turnover, sum(entries.mapped("amount")), 2)
        return sorted(entries.mapped("amount"))

    def _assert_judged_without_alarm(self, orders):
        """Every receipt is judged, and what it differs in needs nobody's attention."""
        judgements = self.env["loyalty.judgement"].search([("order_id", "in", orders.ids)])
        self.assertEqual(judgements.mapped("state"), ["judged"] * len(orders))
        differences = self.env["loyalty.mismatch"].search([("order_id", "in", orders.ids)])
        self.assertLessEqual(
            set(differences.mapped("code")), {"counted_later", "level_changed"}, differences
        )
