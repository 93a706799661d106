"""Drafted, checked, published for a date and hour, stopped."""

from datetime import datetime

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.loyalty_discount.tests.common import LoyaltyCase


@tagged("post_install", "-at_install")
class TestPublication(LoyaltyCase):
    """What tills get is what was published, at the time it was published for."""

    def contents(self, moment=None):
        """The versions of our program that the till gets at ``moment`` (UTC text)."""
        with freeze_time(moment or datetime.now()):
            versions = self.config._get_discount_versions()
        return [v for v in versions._parsed() if v["program"] == self.program.id]

    def percents(self, moment=None):
        """``(from, percent of Silver)`` of each version the till gets."""
        return [
            (content["from"], content["levels"][1]["percent"] // 10**4)
            for content in self.contents(moment)
        ]

    def state(self):
        """Where the program stands, as a page that was just opened shows it."""
        self.program.invalidate_recordset(["publish_state"])
        return self.program.publish_state

    def last(self):
        """The publication asked for last."""
        return self.program.publication_ids.sorted("id")[-1]

    def plan(self, date, hour, **values):
        """Publish for a wall time by the wizard."""
        wizard = self.env["loyalty.publish"].create(
            {
                "program_id": self.program.id,
                "moment": "later",
                "date": date,
                "hour": hour,
                **values,
            }
        )
        wizard.action_apply()
        return self.last()

    def test_edits_are_drafts(self):
        """An edit changes nothing at the tills until it is published."""
        self.assertEqual(self.state(), "live")
        self.silver.discount_percent = 7
        self.assertEqual(self.state(), "changed")
        self.assertEqual(self.percents(), [(None, 5)])
        self.program.action_publish_at_once()
        self.assertEqual(self.state(), "live")
        self.assertEqual(self.percents(), [(None, 7)])
        self.assertEqual(self.last().changes.splitlines()[0][:2], "- ", "what was removed")

    def test_the_till_is_told_what_counts_and_from_when(self):
        """What of a receipt counts as spend goes along; it is no part of the version."""

        def told(moment):
            with freeze_time(moment):
                (row,) = self.env["loyalty.snapshot"]._load_pos_data_search_read({}, self.config)
            return [(plan["from"], plan["tax"]) for plan in row["earnings"][str(self.program.id)]]

        self.shop.loyalty_timezone = "Asia/Tokyo"
        with freeze_time("2030-01-10 12:00:00"):
            self.program.spend_tax = "excluded"
            self.plan("2030-01-15", 9.5)
        planned = ("2030-01-15T09:30", "excluded")
        ((_start, tax), *later) = told("2030-01-15 00:29:59")
        self.assertEqual((tax, later), ("included", [planned]))
        self.assertEqual(told("2030-01-15 00:30:00"), [planned])

    def test_a_draft_is_not_at_the_till(self):
        """A program that was never published is not loaded, nor are its levels."""
        other = self.make_program("Draft")
        self.assertEqual(other.publish_state, "draft")
        self.assertNotIn(other, self.config._get_discount_programs())
        self.publish(other)
        self.assertIn(other, self.config._get_discount_programs())

    def test_published_for_a_date_and_hour(self):
        """Both versions lie at the till before; the shop's own clock switches."""
        self.shop.loyalty_timezone = "Asia/Tokyo"
        with freeze_time("2030-01-10 12:00:00"):
            self.silver.discount_percent = 8
            self.plan("2030-01-15", 9.5)
        planned = ("2030-01-15T09:30", 8)
        self.assertEqual(self.percents("2030-01-15 00:29:59"), [(None, 5), planned])
        self.assertEqual(self.percents("2030-01-15 00:30:00"), [planned], "09:30 in Tokyo")
        self.shop.loyalty_timezone = "Europe/Belgrade"
        self.assertEqual(self.percents("2030-01-15 08:29:59"), [(None, 5), planned])
        self.assertEqual(self.percents("2030-01-15 08:30:00"), [planned], "09:30 in Belgrade")

    def test_at_once_after_a_plan_keeps_the_plan(self):
        """What is planned comes all the same, unless it is withdrawn."""
        with freeze_time("2030-01-10 12:00:00"):
            self.silver.discount_percent = 8
            plan = self.plan("2030-01-15", 0)
            self.silver.discount_percent = 6
            self.program.action_publish_at_once()
            self.assertEqual(self.percents(), [(None, 6), ("2030-01-15T00:00", 8)])
            plan.action_withdraw()
            self.assertEqual(self.percents(), [(None, 6)])
        with self.assertRaises(UserError):
            self.last().action_withdraw()

    def test_a_later_plan_for_the_same_time_replaces_the_first(self):
        with freeze_time("2030-01-10 12:00:00"):
            for percent in (8, 9):
                self.silver.discount_percent = percent
                self.plan("2030-01-15", 0)
            self.assertEqual(self.percents(), [(None, 5), ("2030-01-15T00:00", 9)])

    def test_the_past_is_refused(self):
        with freeze_time("2030-01-10 12:00:00"), self.assertRaisesRegex(UserError, "2030-01-10"):
            self.plan("2030-01-10", 3)

    def test_stop_now(self):
        """A stopped program says so, and what lies in drafts stays there."""
        self.silver.discount_percent = 9
        self.program.action_stop_now()
        (content,) = self.contents()
        self.assertTrue(content["stopped"])
        self.assertEqual(content["levels"][1]["percent"], 50000, "what was live, not the draft")
        self.assertEqual(self.state(), "stopped")
        self.program.action_publish_at_once()
        self.assertEqual(self.percents(), [(None, 9)])

    def test_second_person(self):
        """Where the company wants it, another marketer checks before it goes live."""
        self.company.loyalty_second_person = True
        first = self.make_user("first", "loyalty_discount.group_marketer")
        second = self.make_user("second", "loyalty_discount.group_marketer")
        self.silver.with_user(first).discount_percent = 7
        self.program.with_user(first).action_publish_at_once()
        publication = self.last()
        self.assertEqual((publication.state, self.percents()), ("to_check", [(None, 5)]))
        self.assertEqual(self.state(), "to_check")
        with self.assertRaisesRegex(UserError, "another marketer"):
            publication.with_user(first).action_check()
        publication.with_user(second).action_check()
        self.assertEqual(self.percents(), [(None, 7)])
        self.assertEqual(publication.checked_by_id, second)
        with self.assertRaises(UserError):
            publication.with_user(second).action_refuse()

    def test_stopping_waits_for_nobody(self):
        self.company.loyalty_second_person = True
        self.program.action_stop_now()
        self.assertTrue(self.contents()[0]["stopped"])

    def test_what_is_checked_is_what_goes_live(self):
        """Edits after asking are not smuggled in by the check."""
        self.company.loyalty_second_person = True
        second = self.make_user("second", "loyalty_discount.group_marketer")
        self.silver.discount_percent = 7
        self.program.action_publish_at_once()
        self.silver.discount_percent = 9
        self.last().with_user(second).action_check()
        self.assertEqual(self.percents(), [(None, 7)])
        self.assertEqual(self.state(), "changed")

    def test_nobody_publishes_by_hand(self):
        """Neither by create nor by write; cashiers not at all."""
        publication = self.last()
        with self.assertRaises(AccessError):
            publication.sudo().state = "withdrawn"
        with self.assertRaises(AccessError):
            self.env["loyalty.publication"].sudo().create(
                {
                    "program_id": self.program.id,
                    "version_id": publication.version_id.id,
                    "state": "published",
                    "user_id": self.env.uid,
                }
            )
        cashier = self.make_user("cashier", "point_of_sale.group_pos_user")
        for method in ("action_publish", "action_publish_at_once", "action_stop_now"):
            with self.assertRaises(AccessError):
                getattr(self.program.with_user(cashier), method)()

    def test_open_tills_are_named(self):
        """The form tells which till works with an older version."""
        self.open_till()
        self.assertIn("is up to date", self.program.till_versions)
        self.silver.discount_percent = 7
        self.program.action_publish_at_once()
        self.program.invalidate_recordset(["till_versions"])
        self.assertIn("older version", self.program.till_versions)
