"""Days of acts against clocks of tills; the nightly run company by company."""

from datetime import datetime

from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .acts import StockActsCase
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


@tagged("post_install", "-at_install")
class TestNotBeforeTheReceipt(StockActsCase):
    """TC-N3: thirty cards received on 15 June at noon; acts by hand are not older than that."""

    def test_before_the_receipt(self):
        act = self.make_act("shortage", (1, 3), operation_date="2026-06-14")
        with self.refused(UserError, f"came or went later: {self.printed(1)}"):
            act.action_post()
        act.operation_date = "2026-06-15"
        act.action_post()

    def test_by_the_clock_of_the_shop(self):
        """Received at 23:30 of 20 June by Greenwich: it was the 21st in the shop."""
        self.shop.loyalty_timezone = "Europe/Moscow"
        with freeze_time("2026-06-20 23:30:00"):
            self.batch = self.buy(self.free_product, 3, 12.0, first="00000701")
        with freeze_time("2026-06-22 12:00:00"):
            with self.refused(UserError, "2026-06-21"):
                self.post("shortage", (1, 1), operation_date="2026-06-20")
            self.post("shortage", (1, 1), operation_date="2026-06-21")

    def test_before_the_cards_came_to_the_place(self):
        with freeze_time("2026-06-22 12:00:00"):
            target = self.central.lot_stock_id.id
            sent = self.post(
                "transfer", (1, 5), location_dest_id=target, operation_date="2026-06-18"
            )
            taken = {"origin_id": sent.id, "responsible_id": self.seller.id}
            accepted = self.make_act("acceptance", **taken, operation_date="2026-06-17")
            accepted.range_ids = self.spans((1, 5), finding="present")
            with self.refused(UserError, "2026-06-18"):
                accepted.action_post()
            accepted.operation_date = "2026-06-19"
            accepted.action_post()
            lost = {"location_id": target, "operation_date": "2026-06-18"}
            with self.refused(UserError, "2026-06-19"):
                self.post("shortage", (5, 5), **lost)
            self.post("shortage", (6, 6), operation_date="2026-06-18")

    def test_what_was_taken_back_has_not_happened(self):
        with freeze_time("2026-06-22 12:00:00"):
            self.post("shortage", (1, 3), operation_date="2026-06-20").action_reverse()
            self.post("shortage", (1, 1), operation_date="2026-06-16")

    def test_a_card_expires_after_it_was_given(self):
        self.open_till()
        card = self.cards(self.batch)[0]
        with freeze_time("2026-06-18 12:00:00"):
            self.give(card)
            self.close_till()
            self.env["loyalty.act"].search([("type", "=", "issuance")]).action_post()
            with self.refused(UserError, "2026-06-18"):
                self.post("expiry", (1, 1), operation_date="2026-06-17")
            with self.refused(UserError, "2026-06-18"):
                self.post("replacement", (2, 2), replaced_id=card.id, operation_date="2026-06-17")
            self.post("expiry", (1, 1), operation_date="2026-06-18")
