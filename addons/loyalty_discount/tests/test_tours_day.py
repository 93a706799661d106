"""A whole working day at one till: what the server holds when the register is closed."""

from odoo.tests import tagged

from .tour_common import LoyaltyTourCase


@tagged("post_install", "-at_install")
class TestToursDay(LoyaltyTourCase):
    """Every receipt once, priced as at the till; spend, journal and session agree."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.classic_card = cls._make_active_card("9200000000055", "Boris Orlov", 9000)

    def test_a_working_day(self):
        self.start_pos_tour("loyalty_working_day")
        till = self.main_pos_config.id  # the till goes on with the next day's session at once
        session = self.env["pos.session"].search(
            [("config_id", "=", till), ("state", "=", "closed")], order="id desc", limit=1
        )
        orders = session.order_ids.sorted("id")
        self.assertEqual(session.state, "closed")
        self.assertEqual(sorted(orders.mapped("amount_total")), [-95, 41.2, 95, 95, 100, 190])
        self.assertEqual(len(set(orders.mapped("uuid"))), 6)
        for order in orders:
            judgement = self.env["loyalty.judgement"].search([("order_uuid", "=", order.uuid)])
            self.assertEqual(judgement.state, "judged", judgement.error)
        differences = self.env["loyalty.mismatch"].search([("order_id", "in", orders.ids)])
        self.assertFalse(differences, differences.mapped(lambda one: (one.code, one.params)))
        # Silver: 190 + 95 without network + 95 over the power cut - 95 that came back
        self.assertAlmostEqual(self.silver_card.membership_ids.turnover, 12345 + 285, 2)
        self.assertAlmostEqual(self.classic_card.membership_ids.turnover, 9000 + 100, 2)
        entries = self.env["loyalty.discount.entry"].search([("order_id", "in", orders.ids)])
        self.assertAlmostEqual(sum(entries.mapped("amount")), 10 + 5 + 5 - 5, 2)
        sources = [o.loyalty_claim["facts"]["source"] for o in orders if o.amount_total == 95]
        self.assertEqual(sorted(sources), ["seen", "server"])
        self._check_ledger(session, sum(orders.mapped("amount_total")))

    def _check_ledger(self, session, total):
        """What the receipts say is what the session's entry says."""
        lines = session.move_id.line_ids
        self.assertAlmostEqual(sum(lines.mapped("balance")), 0, 2)
        sold = lines.filtered(lambda line: line.account_id.account_type == "income")
        taxes = lines.filtered("tax_line_id")
        self.assertAlmostEqual(-sum((sold | taxes).mapped("balance")), total, 2)
