"""Programs of a combination group agree about it; what was changed is told in words."""

import json

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import LoyaltyCase


@tagged("post_install", "-at_install")
class TestPublicationGroup(LoyaltyCase):
    def setUp(self):
        super().setUp()
        self.other = self.make_program("Other club")
        self.publish(self.other)
        self.publications = self.env["loyalty.publication"]
        self.group = self.program.lane_id

    def modes(self, moment="2030-01-12 12:00:00"):
        """``{(program, from): mode of the group}`` as the till gets them."""
        with freeze_time(moment):
            contents = self.config._get_discount_versions()._parsed()
        names = {program.id: program.name for program in self.program | self.other}
        return {(names[c["program"]], c["from"]): c["lane"]["mode"] for c in contents}

    def test_a_changed_group_is_published_for_all(self):
        self.other.condition_ids = False  # a draft of the other program stays one
        self.group.mode = "sum"
        self.publish(self.program)
        self.assertEqual(self.modes(), {("Club", None): "sum", ("Other club", None): "sum"})
        self.assertEqual(self.other.publish_state, "changed")
        first, follower = self.other.publication_ids.sorted("id")
        self.assertEqual(follower.follows_id, self.program._last_publication())
        said, before = (json.loads(p.version_id.content) for p in (follower, first))
        self.assertEqual(said["conditions"], before["conditions"])

    def test_one_check_publishes_the_group(self):
        self.company.loyalty_second_person = True
        self.group.mode = "sum"
        first = self.make_user("first", "loyalty_discount.group_marketer")
        second = self.make_user("second", "loyalty_discount.group_marketer")
        self.program.with_user(first).action_publish_at_once()
        self.assertEqual(set(self.modes().values()), {"best"})
        waiting = self.publications.search([("state", "=", "to_check")])
        self.assertEqual(waiting.program_id, self.program)
        waiting.with_user(second).action_check()
        self.assertEqual(self.modes(), {("Club", None): "sum", ("Other club", None): "sum"})
        follower = self.other._last_publication()
        self.assertEqual((follower.user_id, follower.checked_by_id), (first, second))

    def test_what_is_planned_follows(self):
        with freeze_time("2030-01-10 12:00:00"):
            self.other.tier_ids.sorted("rank")[1].discount_percent = 6
            self.publications._ask(self.other, start="2030-02-01T00:00")
            self.group.mode = "sum"
            plan = self.publications._ask(self.program, start="2030-01-20T00:00")
        new = {
            ("Club", "2030-01-20T00:00"): "sum",
            ("Other club", "2030-01-20T00:00"): "sum",
            ("Other club", "2030-02-01T00:00"): "sum",
        }
        old = {("Club", None): "best", ("Other club", None): "best"}
        self.assertEqual(self.modes(), {**old, **new})
        with freeze_time("2030-01-12 12:00:00"):
            follower = self.other._last_publication()
            with self.assertRaisesRegex(UserError, "follows “Club”"):
                follower.action_withdraw()
            plan.action_withdraw()
        self.assertEqual(self.modes(), {**old, ("Other club", "2030-02-01T00:00"): "best"})

    def test_a_plan_is_withdrawn_with_what_it_became(self):
        with freeze_time("2030-01-10 12:00:00"):
            plan = self.publications._ask(self.other, start="2030-02-01T00:00")
            self.group.mode = "sum"
            self.publications._ask(self.program)
            plan.action_withdraw()
        self.assertEqual(self.modes(), {("Club", None): "sum", ("Other club", None): "sum"})

    # -- words -------------------------------------------------------------------------------

    def told(self):
        """What is told of a publication of what stands in the form, by line."""
        with freeze_time("2030-01-10 12:00:00"):
            self.program.action_publish_at_once()
        return self.program._last_publication().changes.splitlines()

    def test_all_settings_are_told(self):
        self.program.write(
            {
                "limit_day": 1,
                "limit_budget": 500,
                "cap_percent": 30,
                "price_floor": "cost",
                "excluded_ids": [(4, self.other.id)],
                "core_promotions": "yields",
                "join_amount": 400,
                "date_to": "2030-12-31",
            }
        )
        money, told = self.company.currency_id.format, self.told()
        for line in (
            "+ Limits, Per Holder and Day: 1",
            f"+ Limits, Budget: {money(500)}",
            "+ Bounds, At Most (%): 30",
            "+ Bounds, Never Below: The product's cost",
            "+ Other programs, Never Together With: Other club",
            "+ Other programs, With Promotions and Coupons: This program gives way to them",
            f"+ Joining, Joining From: {money(400)}",
        ):
            self.assertIn(line, told)
        self.assertTrue(any("2030-12-31" in line for line in told), told)

    def test_levels_and_spend_are_told(self):
        self.silver.starts_from = 50
        self.program.write(
            {
                "spend_window": "month",
                "spend_points": True,
                "spend_excluded_product_ids": [(4, self.lamp.id)],
            }
        )
        money, told = self.company.currency_id.format, self.told()
        for line in (
            "- Spend, Spend Counted: All purchases since joining",
            "+ Spend, Spend Counted: Calendar month",
            "+ Spend, What Is Paid with Points Counts: yes",
            f"+ Spend, Products That Don't Count: {self.lamp.display_name}",
            f"+ Level Silver from {money(10000)}: 5 %, newcomers from a first receipt of "
            f"{money(50)}",
        ):
            self.assertIn(line, told)

    def test_the_group_is_told(self):
        self.group.write({"mode": "sum", "cap_percent": 40})
        (line,) = (line for line in self.told() if line.startswith("+ "))
        self.assertIn("Combination group: ", line)
        self.assertIn("All add up", line)
        self.assertIn("at most 40 % of the receipt", line)
