"""Months, quarters, years, rolling days: what is earned, kept, planned and lost."""

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .levels_common import LevelsCase


@tagged("post_install", "-at_install")
class TestLevelsPeriods(LevelsCase):
    def test_this_month_sets_the_next(self):
        with self.at("2026-01-10 10:00:00"):
            program, *_levels = self.club(spend_window="month", spend_effect="next")
            member = self.member(program)
            self.buy(member, 1000, "2026-01-10 10:00:00")
            self.assertEqual(self.plan(member), ("Classic", "Silver", "2026-02-01"))
        with self.at("2026-02-02 10:00:00"):
            self.env["loyalty.card"]._settle_chunk(program)
            self.assertEqual(self.plan(member), ("Silver", "Classic", "2026-03-01"))
            self.assertEqual(member.tier_change_ids.reason, "period")

    def test_a_sale_in_the_new_month_needs_no_cron(self):
        with self.at("2026-01-10 10:00:00"):
            program, *_levels = self.club(spend_window="month", spend_effect="next")
            member = self.member(program)
            self.buy(member, 5000, "2026-01-10 10:00:00")
        with self.at("2026-01-31 23:05:00"):  # five past midnight on the wall
            self.buy(member, 1000, "2026-01-31 23:05:00")
        self.assertEqual(self.plan(member), ("Gold", "Silver", "2026-03-01"))
        self.assertEqual(member.tier_change_ids.mapped("reason"), ["period"])
        last = member.turnover_ids.sorted("counted_on")[-1]
        self.assertEqual(last.counted_on.isoformat(), "2026-02-01")

    def test_the_day_is_that_of_the_shop(self):
        with self.at("2026-01-31 22:59:00"):
            program, *_levels = self.club(spend_window="month", spend_effect="next")
            member = self.member(program)
            entry = self.buy(member, 1, "2026-01-31 22:59:00")
        self.assertEqual(entry.counted_on.isoformat(), "2026-01-31")
        self.config.picking_type_id.warehouse_id.loyalty_timezone = "Asia/Vladivostok"
        with self.at("2026-01-31 22:59:00"):
            entry = self.buy(member, 1, "2026-01-31 22:59:00")
        self.assertEqual(entry.counted_on.isoformat(), "2026-02-01")

    def test_at_once_and_through_the_next_quarter(self):
        with self.at("2026-03-31 10:00:00"):
            program, *_levels = self.club(spend_window="quarter")
            member = self.member(program)
            self.buy(member, 999.99, "2026-03-31 10:00:00")
            self.assertEqual(self.plan(member), ("Classic", None, None))
            self.buy(member, 0.01, "2026-03-31 10:00:00")
            self.assertEqual(self.plan(member), ("Silver", "Classic", "2026-07-01"))
        with self.at("2026-04-01 10:00:00"):
            self.buy(member, 999.99, "2026-04-01 10:00:00")
            self.assertEqual(self.plan(member), ("Silver", "Classic", "2026-07-01"))

    def test_a_year(self):
        with self.at("2026-12-31 10:00:00"):
            program, *_levels = self.club(spend_window="year")
            member = self.member(program)
            self.buy(member, 5000, "2026-12-31 10:00:00")
            self.assertEqual(self.plan(member), ("Gold", "Classic", "2028-01-01"))

    def test_rolling_days(self):
        with self.at("2026-01-01 10:00:00"):
            program, *_levels = self.club(spend_window="days", spend_days=30)
            member = self.member(program)
            self.buy(member, 4000, "2026-01-01 10:00:00")
        with self.at("2026-01-20 10:00:00"):
            self.buy(member, 1000, "2026-01-20 10:00:00")
            self.assertEqual(self.plan(member), ("Gold", "Silver", "2026-01-31"))
        with self.at("2026-01-31 10:00:00"):
            self.env["loyalty.card"]._settle_chunk(program)
            self.assertEqual(self.plan(member), ("Silver", "Classic", "2026-02-19"))

    def test_grace_steps_floor_never(self):
        for values, expected in (
            ({"spend_grace": 10}, ("Gold", "Classic", "2026-03-11")),
            ({"spend_downgrade": "step"}, ("Gold", "Silver", "2026-03-01")),
            ({"spend_downgrade": "never"}, ("Gold", None, None)),
            ({"floor": 1}, ("Gold", "Silver", "2026-03-01")),
        ):
            with self.subTest(values), self.at("2026-01-10 10:00:00"):
                floor = values.pop("floor", None)
                program, *levels = self.club(spend_window="month", **values)
                if floor:
                    program.spend_floor_tier_id = levels[floor]
                member = self.member(program)
                self.buy(member, 5000, "2026-01-10 10:00:00")
                self.assertEqual(self.plan(member), expected)

    def test_without_a_purchase_down_to_the_floor_one_level_a_month(self):
        with self.at("2026-01-10 10:00:00"):
            program, _classic, silver, _gold = self.club(
                spend_window="month", spend_downgrade="step"
            )
            program.spend_floor_tier_id = silver
            member = self.member(program)
            self.buy(member, 5000, "2026-01-10 10:00:00")
        for month, level in ((2, "Gold"), (3, "Silver"), (4, "Silver"), (9, "Silver")):
            with self.at(f"2026-{month:02}-01 10:00:00"):
                self.env["loyalty.card"]._settle_chunk(program)
                self.assertEqual(member.tier_id.name, level, month)
        self.assertEqual(len(member.tier_change_ids), 2)

    def test_visits_and_quantity(self):
        names = ("Classic", "Silver")
        for measure, field in (("visits", "threshold_visits"), ("quantity", "threshold_quantity")):
            with self.subTest(measure), self.at("2026-01-10 10:00:00"):
                tiers = [
                    (0, 0, {"name": name, field: start, "discount_percent": 3 + start})
                    for name, start in zip(names, (0, 3), strict=True)
                ]
                program = self.make_program(measure, spend_measure=measure, tier_ids=tiers)
                member = self.member(program)
                self.buy(member, 1, "2026-01-10 10:00:00", quantity=1.5)
                self.assertEqual(member.tier_id.name, "Classic")
                self.assertEqual(
                    member.missing_text,
                    {"visits": "2 visits to Silver", "quantity": "1.5 units to Silver"}[measure],
                )
                self.buy(member, 1, "2026-01-10 10:00:00", quantity=1.5)
                self.buy(member, 1, "2026-01-10 10:00:00", quantity=0)
                self.assertEqual(member.tier_id.name, "Silver")

    def test_missing_counts_the_window_only(self):
        with self.at("2026-01-10 10:00:00"):
            program, *_levels = self.club(spend_window="month")
            member = self.member(program)
            self.buy(member, 600, "2026-01-10 10:00:00")
            self.assertEqual(member.missing_to_next, 400)
        with self.at("2026-02-10 10:00:00"):
            member.invalidate_recordset()
            self.assertEqual((member.missing_to_next, member.turnover), (1000, 600))

    def test_a_newcomer_who_spends_well(self):
        with self.at("2026-01-10 10:00:00"):
            program, _classic, silver, _gold = self.club(spend_window="month", spend_effect="next")
            silver.starts_from = 300
            rich, poor = self.member(program), self.member(program)
            self.buy(rich, 300, "2026-01-10 10:00:00", uuid="first")
            self.buy(poor, 299, "2026-01-10 10:00:00")
            self.buy(poor, 500, "2026-01-10 11:00:00")
            self.assertEqual(self.plan(rich), ("Silver", "Classic", "2026-02-01"))
            self.assertEqual(self.plan(poor), ("Classic", None, None))
            back = {"kind": "refund", "origin_uuid": "first", "quantity": -1}
            self.buy(rich, -1, "2026-01-10 12:00:00", **back)
            self.assertEqual(self.plan(rich), ("Classic", None, None))

    def test_settings_that_can_not_work(self):
        program, *_levels = self.club()
        other, level, *_rest = self.club()
        for values, text in (
            ({"spend_effect": "next"}, "month, quarter or year"),
            ({"spend_window": "days", "spend_days": 0}, "enter 1 to 3660"),
            ({"spend_window": "month", "spend_grace": 29}, "enter 0 to 28"),
            ({"spend_grace": -1}, "days of grace"),
            ({"spend_floor_tier_id": level.id}, "belongs to another program"),
        ):
            with self.subTest(values), self.assertRaisesRegex(ValidationError, text):
                program.write(values)
        self.assertNotEqual(program, other)

    def test_a_measure_needs_its_own_thresholds(self):
        program, *_levels = self.club()
        with self.assertRaisesRegex(ValidationError, "both start from 0 visits"):
            program.spend_measure = "visits"
