"""Levels and spend follow what was published, at the time it was published for."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import tagged

from .levels_common import LevelsCase


@tagged("post_install", "-at_install")
class TestLevelsPublished(LevelsCase):
    def setUp(self):
        super().setUp()
        with self.at("2026-01-05 10:00:00"):
            self.club_program, _classic, self.club_silver, self.club_gold = self.club()
            self.publish(self.club_program)
            self.holder = self.member(self.club_program)
            self.buy(self.holder, 900, "2026-01-05 10:00:00")

    def waiting(self):
        """The recalculations of the program that are still to do."""
        return self.env["loyalty.recalculation"].search(
            [("program_id", "=", self.club_program.id), ("state", "=", "waiting")]
        )

    def test_a_drafted_threshold_changes_no_level(self):
        with self.at("2026-01-06 10:00:00"):
            self.club_silver.threshold = 500
            self.recalculate(self.club_program)
            self.buy(self.holder, 1, "2026-01-06 10:00:00")
            self.assertEqual(self.holder.tier_id.name, "Classic")
            self.assertEqual(self.holder.missing_to_next, 99)
            self.publish(self.club_program)
            self.assertTrue(self.waiting(), "published levels are counted again")
            self.recalculate(self.club_program)
        self.assertEqual(self.holder.tier_id.name, "Silver")
        self.assertEqual(self.holder.tier_change_ids.mapped("reason"), ["recalculation"])

    def test_drafted_settings_change_no_level(self):
        with self.at("2026-02-06 10:00:00"):
            self.club_program.spend_window = "month"
            self.assertFalse(self.waiting())
            self.buy(self.holder, 100, "2026-02-06 10:00:00")
            self.assertEqual(self.plan(self.holder), ("Silver", None, None), "life still counts")
            self.publish(self.club_program)
            self.recalculate(self.club_program)
            self.assertEqual(self.plan(self.holder), ("Classic", None, None))

    def test_a_planned_ladder_counts_from_its_time_in_every_shop(self):
        with self.at("2026-01-06 10:00:00"):
            self.club_silver.threshold = 500
            self.env["loyalty.publication"]._ask(self.club_program, start="2026-01-10T00:00")
            self.assertFalse(self.waiting())
        with self.at("2026-01-09 22:59:00"):  # a minute to midnight in Belgrade
            self.club_program._follow_earning()  # as the hourly job does
            self.assertFalse(self.waiting())
            self.buy(self.holder, 1, "2026-01-09 22:59:00")
            self.assertEqual(self.holder.tier_id.name, "Classic")
        with self.at("2026-01-09 23:00:00"):
            self.club_program._follow_earning()  # as the hourly job does
            self.assertTrue(self.waiting())
            self.recalculate(self.club_program)
        self.assertEqual(self.holder.tier_id.name, "Silver")

    def test_a_month_that_is_over_keeps_its_ladder(self):
        with self.at("2026-01-10 10:00:00"):
            program, _classic, silver, _gold = self.club(spend_window="month", spend_effect="next")
            self.publish(program)
            member = self.member(program)
            self.buy(member, 1000, "2026-01-10 10:00:00")
        with self.at("2026-02-03 10:00:00"):
            silver.threshold = 2000
            self.publish(program)
            self.recalculate(program)
            self.assertEqual(self.plan(member), ("Silver", "Classic", "2026-03-01"))
            self.buy(member, 1500, "2026-02-03 10:00:00")
            self.assertEqual(self.plan(member), ("Silver", "Classic", "2026-03-01"))
            self.buy(member, 500, "2026-02-04 10:00:00")
            self.assertEqual(self.plan(member), ("Silver", "Classic", "2026-04-01"))
            self.buy(member, -1, "2026-01-31 10:00:00", kind="manual")
            self.assertEqual(self.plan(member), ("Classic", "Silver", "2026-03-01"))

    def test_a_drafted_level_is_not_in_force(self):
        self.club_program.tier_ids = [
            (0, 0, {"name": "Bronze", "threshold": 100, "discount_percent": 4})
        ]
        bronze = self.club_program.tier_ids.filtered(lambda level: level.name == "Bronze")
        with self.at("2026-01-06 10:00:00"):
            self.buy(self.holder, 100, "2026-01-06 10:00:00")
            self.assertEqual(self.holder.tier_id, self.club_silver)
            self.holder._grant_level(bronze, "too early")
            self.assertEqual(self.holder.tier_id, self.club_silver)
            self.holder._grant_level(self.club_gold, "a good customer")
            self.assertEqual(self.holder.tier_id, self.club_gold)

    def test_a_published_level_is_not_deleted(self):
        with self.assertRaisesRegex(UserError, "Take it out of use"):
            self.club_gold.unlink()
        self.club_gold.active = False
        with self.at("2026-01-06 10:00:00"):
            self.buy(self.holder, 5000, "2026-01-06 10:00:00")
            self.assertEqual(self.holder.tier_id.name, "Gold", "in force until published")
            self.publish(self.club_program)
            self.recalculate(self.club_program)
        self.assertEqual(self.holder.tier_id.name, "Silver")

    def test_stopping_publishes_no_draft(self):
        with self.at("2026-01-06 10:00:00"):
            self.club_silver.threshold = 500
            self.club_program.action_stop_now()
            self.recalculate(self.club_program)
        self.assertEqual(self.holder.tier_id.name, "Classic")

    def test_spend_counts_by_the_settings_of_the_moment(self):
        self.open_till()
        self.program.spend_excluded_product_ids = self.lamp
        order = self.ring_up([self.line(self.lamp)], self.silver_card)
        self.assertEqual([kind for kind, _amount in self.spend(order)], ["sale"])
        with self.at(fields.Datetime.now() + timedelta(minutes=2)):  # times are to the minute
            self.publish(self.program)
            uncounted = self.ring_up([self.line(self.lamp)], self.silver_card)
            self.assertEqual(self.spend(uncounted), [])
            back = self.refund(order, {order.lines: 1})
        taken = [amount for _kind, amount in self.spend(back)]
        self.assertEqual(taken, [-order.amount_total], "what the sale counted comes off")
        self.assertEqual(self.silver_member.goods_quantity, 0)

    def test_a_late_order_counts_by_the_settings_of_its_own_time(self):
        program = self.club_program
        program.spend_tax = "excluded"
        self.assertEqual(program._earning().tax, "included")
        self.publish(program)
        now, zone = fields.Datetime.now(), "Europe/Belgrade"
        self.assertEqual(program._earning(now, zone).tax, "excluded")
        self.assertEqual(program._earning(now - timedelta(hours=1), zone).tax, "included")
