"""What a till is told of a membership: level, next change, and every window asked for."""

from datetime import datetime

from odoo.tests import tagged

from odoo.addons.loyalty_discount.standing import windows_asked

from .levels_common import LevelsCase


@tagged("post_install", "-at_install")
class TestLevelsFacts(LevelsCase):
    def setUp(self):
        super().setUp()
        with self.at("2026-01-05 10:00:00"):
            self.monthly, *_levels = self.club(spend_window="month", spend_effect="next")
            self.joined = self.member(self.monthly)
        with self.at("2026-02-20 10:00:00"):
            self.buy(self.joined, 1000, "2026-02-20 10:00:00", quantity=2.5)
        with self.at("2026-03-03 10:00:00"):
            self.buy(self.joined, 40, "2026-03-03 10:00:00")

    def facts(self, on, windows=()):
        return self.joined._facts_of_all(on, {self.monthly.id: set(windows)})[self.joined]

    def test_the_whole_shape(self):
        levels = {tier.name: tier.id for tier in self.monthly.tier_ids}
        self.assertEqual(
            self.facts("2026-03-04", {"days_12"}),
            {
                "id": self.joined.id,
                "level": levels["Silver"],
                "next_level": levels["Classic"],
                "next_from": "2026-04-01",
                "joined": "2026-01-05",
                "last": "2026-03-03",
                "spend": {"days_12": 4000, "life": 104000, "month": 4000},
                "quantity": {"days_12": 1000000, "life": 3500000, "month": 1000000},
                "visits": {"days_12": 1, "life": 2, "month": 1},
                "balance": 0,
            },
        )

    def test_windows_end_with_the_day(self):
        for on, window, spend in (
            ("2026-02-28", "month", 100000),
            ("2026-03-03", "days_12", 104000),
            ("2026-03-04", "days_12", 4000),
            ("2026-03-31", "quarter", 104000),
            ("2026-04-01", "quarter", 0),
            ("2026-04-01", "year", 104000),
        ):
            found = self.facts(on, {window})["spend"][window]
            self.assertEqual(found, spend, (on, window))

    def test_any_number_of_windows_and_members_is_one_query(self):
        other = self.member(self.monthly)
        self.buy(other, 7, "2026-03-03 10:00:00")
        members, counts = self.joined | other, []
        for windows in ({"year"}, {"year", "quarter", "days_7", "days_90"}):
            self.env.flush_all()
            members._facts_of_all("2026-03-04", {self.monthly.id: windows})
            before = self.env.cr.sql_log_count
            members._facts_of_all("2026-03-04", {self.monthly.id: windows})
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts, [1, 1])

    def test_what_was_known_then(self):
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE loyalty_turnover SET create_date = moment WHERE membership_id = %s",
            [self.joined.id],
        )
        self.env.invalidate_all()
        windows = {self.joined: ["life", "month", "year"]}
        known = self.joined._measures(windows, "2026-03-04", known_at="2026-03-01 00:00:00")
        self.assertEqual(
            {name: money for name, (money, _quantity, _visits) in known[self.joined].items()},
            {"life": 100000, "month": 0, "year": 100000},
        )

    def test_what_a_till_may_have_been_told(self):
        """From the first of March on: the purchase of the third was known, or was not yet."""
        with self.at("2026-03-05 10:00:00"):
            sale = self.joined.turnover_ids.sorted("id")[0]
            back = {"kind": "refund", "origin_uuid": sale.order_uuid}
            self.buy(self.joined, -100, "2026-03-05 10:00:00", **back)
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE loyalty_turnover SET create_date = moment WHERE membership_id = %s",
            [self.joined.id],
        )
        self.env.invalidate_all()
        windows = ["life", "month", "year"]
        told = self.joined._numbers_told(windows, ["2026-03-04"], "2026-03-01 00:00:00")
        self.assertEqual(
            told["spend"],
            {"life": (90000, 104000), "month": (0, 4000), "year": (100000, 104000)},
        )
        self.assertEqual((told["visits"]["life"], told["last"]), ((1, 2), "2026-02-20"))

    def test_the_till_gets_the_windows_of_its_own_programs(self):
        self.program.write({"spend_window": "days", "spend_days": 45})
        self.open_till()
        facts = self.present(self.silver_card)
        membership = facts["memberships"][str(self.program.id)]
        self.assertEqual(sorted(membership["spend"]), ["days_45", "life"])
        asked = windows_asked(self.config._loyalty_programs_at_work())
        self.assertEqual(asked[self.program.id], {"life", "days_45"})

    def test_levels_of_a_version_are_in_the_measure(self):
        content = self.monthly._version_content()
        self.assertEqual(
            content["spend"], {"measure": "money", "window": "month", "effect": "next"}
        )
        self.assertEqual([level["threshold"] for level in content["levels"]], [0, 100000, 500000])
        tiers = [
            (0, 0, {"name": "One", "discount_percent": 1}),
            (0, 0, {"name": "Two", "discount_percent": 2, "threshold_quantity": 1.5}),
        ]
        by_quantity = self.make_program("Q", spend_measure="quantity", tier_ids=tiers)
        levels = by_quantity._version_content()["levels"]
        self.assertEqual([level["threshold"] for level in levels], [0, 1500000])

    def test_a_planned_level_counts_as_known_from_its_day_on(self):
        known = self.joined._known_levels
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE loyalty_tier_change SET create_date = '2026-03-01' WHERE membership_id = %s",
            [self.joined.id],
        )
        self.env.invalidate_all()
        silver, classic = self.joined.tier_id, self.joined.planned_tier_id
        self.assertNotIn(classic, known(datetime(2026, 3, 3), datetime(2026, 3, 20)))
        self.assertIn(classic, known(datetime(2026, 4, 1), datetime(2026, 4, 1, 0, 9)))
        self.assertNotEqual(silver, classic)
