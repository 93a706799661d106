"""Days of acts against clocks of tills; the nightly run company by company."""

from datetime import datetime

from odoo import fields
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import CardBooksCase


@tagged("post_install", "-at_install")
class TestActDates(CardBooksCase):
    """A card is handed out while its shift is open, whatever the till's clock says."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.batch = cls.buy(cls.free_product, 20, 12.0, market_unit_value=12.0)

    def setUp(self):
        super().setUp()
        self.open_till()
        self.pos_session.start_at = "2026-06-14 20:00:00"
        self.card = self.cards(self.batch)[0]

    def acts(self):
        """Acts of the company, by day."""
        return self.env["loyalty.act"].search(
            [("company_id", "=", self.company.id)], order="operation_date, id"
        )

    def test_clock_of_the_far_past(self):
        self.assertEqual(self.give(self.card, datetime(2010, 1, 1, 0, 5))["state"], "applied")
        self.close_till()
        act = self.acts()
        self.assertEqual(act.operation_date, fields.Date.to_date("2026-06-14"))
        line = act.line_ids
        self.assertEqual(line.issued_at, datetime(2026, 6, 14, 20, 0))
        self.assertEqual(line.till_moment, datetime(2010, 1, 1, 0, 5))
        self.assertIn(self.card.masked_number, act.message_ids[0].body)
        act.action_post()
        self.assertEqual(line.vat_rate, 22.0)
        self.assertEqual(line.till_moment, datetime(2010, 1, 1, 0, 5))
        self.assertEqual(act.name, "ISS/2026/0001")

    def test_honest_clock_of_a_shift_over_midnight(self):
        self.give(self.card, datetime(2026, 6, 14, 23, 0))
        self.close_till()
        line = self.acts().line_ids
        self.assertEqual(line.issued_at, datetime(2026, 6, 14, 23, 0))
        self.assertFalse(line.till_moment)

    def test_nothing_to_post_or_reverse(self):
        nothing = self.env["loyalty.act"]
        nothing.action_post()
        nothing.action_reverse()
        self.assertFalse(self.acts())

    def test_nightly_run_goes_on_after_a_company_that_fails(self):
        broken = self.env["res.company"].create({"name": "Broken", "sequence": -1})
        self.env["loyalty.card.setup"]._apply(broken, "generic")
        session = self.pos_session
        self.close_till()
        self.pos_session = session
        self.give(self.card)
        acts = type(self.env["loyalty.act"])
        draft_issues = acts._draft_issues

        def fail_for_one(act, company, session=None):
            if company == broken:
                # An error of the database: without a savepoint nothing works after it.
                act.env.cr.execute("SELECT no_such_column FROM loyalty_act")
            return draft_issues(act, company, session)

        self.patch(acts, "_draft_issues", fail_for_one)
        with (
            mute_logger("odoo.sql_db"),
            self.assertLogs("odoo.addons.loyalty_accounting", "ERROR") as logs,
        ):
            self.env["loyalty.act"]._cron_finish_shifts()
        self.assertIn("Broken", logs.output[0])
        self.assertEqual(self.acts().line_ids.medium_id, self.card)
