"""Ready programs: each is made by its card and evaluated."""

from odoo.fields import Command
from odoo.tests import tagged

from .parts_common import PartsCase


@tagged("post_install", "-at_install")
class TestTemplates(PartsCase):
    def make(self, template):
        """The programs that a template makes, the main one first."""
        before = self.env["loyalty.program"].search([])
        action = self.env["loyalty.program"].create_from_template(template)
        made = self.env["loyalty.program"].search([]) - before
        self.assertEqual(action["res_model"], "loyalty.program")
        self.assertTrue(all(made.mapped("discount_summary")))
        return made.sorted("id")

    def test_every_card_makes_a_sound_program(self):
        for template, card in self.env["loyalty.program"]._discount_templates().items():
            with self.subTest(template):
                made = self.make(template)
                self.assertTrue(card["title"] and card["description"] and card["icon"])
                self.decide(made)

    def test_ready_programs_can_be_had_at_any_time(self):
        wizard = self.env["loyalty.ready.program"].create({"template": "monthly_discount"})
        self.assertIn("3 % to 20 %", wizard.description)
        action = wizard.action_make()
        self.assertEqual(len(self.env["loyalty.program"].search(action["domain"])), 4)

    # -- for everybody -----------------------------------------------------------------------

    def test_fixed_discount(self):
        program = self.make("fixed_discount")
        self.assertEqual(self.taken(program), 500)

    def test_discount_by_receipt_amount(self):
        program = self.make("amount_discount")
        for price, taken in ((19, 0), (20, 40), (50, 150), (99, 297), (100, 500), (200, 1400)):
            self.assertEqual(self.taken(program, price=price), taken, price)

    def test_happy_hours(self):
        program = self.make("happy_hours")
        for minute, weekday, taken in (
            (899, 3, 0),
            (900, 3, 1000),
            (1019, 5, 1000),
            (1020, 3, 0),
            (900, 6, 0),
        ):
            wall = {"minute": minute, "weekday": weekday}
            self.assertEqual(self.taken(program, wall=wall), taken, wall)

    def test_end_of_season(self):
        program = self.make("season_end")
        today = {"date": str(program.date_from)}
        basket = self.basket(wall=today)
        self.assertEqual(self.taken(program, **{"wall": today}), 3000)
        reduced = [{**basket["lines"][0], "reduced": True}]
        self.assertEqual(self.taken(program, wall=today, lines=reduced), 0)
        self.assertEqual(self.taken(program, wall={"date": "2001-01-01"}), 0)

    def test_every_fifth_free(self):
        program = self.make("fifth_free")
        self.assertEqual(self.taken(program, quantity=4), 0)
        self.assertEqual(self.taken(program, quantity=5), 9999 + 1)

    def test_set_at_one_price(self):
        program = self.make("set_price")
        members = program.effect_ids.set_ids
        self.assertEqual(len(members), 2)
        price = sum(members.product_ids.mapped("list_price"))
        self.assertAlmostEqual(program.effect_ids.set_amount, price * 0.9, 2)

    # -- for holders -------------------------------------------------------------------------

    def test_cumulative_discount(self):
        program = self.make("cumulative_discount")
        self.assertFalse(self.taken(program))
        for level, taken in zip(program.tier_ids.sorted("rank"), (300, 500, 1000), strict=True):
            self.assertEqual(self.taken(program, holder=self.member(program, level)), taken)

    def test_birthday_week(self):
        program = self.make("birthday_week")
        for birthday, taken in (
            (None, 0),
            ("1990-01-10", 0),
            ("1990-01-11", 1000),
            ("1990-01-14", 1000),
            ("1990-01-17", 1000),
            ("1990-01-18", 0),
        ):
            holder = {"groups": [], "birthday": birthday, "fields": {}, "memberships": {}}
            self.assertEqual(self.taken(program, holder=holder), taken, birthday)

    def test_paid_membership(self):
        program = self.make("paid_membership")
        holder = self.member(program, program.tier_ids)
        membership = holder["memberships"][str(program.id)]
        for joined, taken in (("2026-01-14", 1000), ("2025-01-14", 1000), ("2025-01-13", 0)):
            membership["joined"] = joined
            self.assertEqual(self.taken(program, holder=holder), taken, joined)

    # -- this month's spend sets next month's discount ---------------------------------------

    def monthly(self):
        programs = self.make("monthly_discount")
        levels = {level.discount_percent: level for level in programs.tier_ids}
        return programs, levels

    def test_monthly_is_one_group(self):
        programs, levels = self.monthly()
        main = programs[0]
        self.assertEqual(len(programs), 4)
        self.assertEqual((len(programs.lane_id), programs.lane_id.mode), (1, "best"))
        self.assertEqual(sorted(levels), [3, 5, 7, 10, 15, 20])
        self.assertEqual((main.spend_window, main.spend_effect), ("month", "next"))
        self.assertEqual((main.join_amount, main.same_receipt), (400, False))
        self.assertTrue(main.required_field_name and main.required_field_phone)
        self.assertEqual(main._version_content()["spend"]["effect"], "next")

    def test_monthly_best_wins(self):
        """Level, morning, 15th and social card: always the best of them."""
        programs, levels = self.monthly()
        noon, morning = {"minute": 720}, {"minute": 719}
        fifteenth = {"date": "2026-01-15", "weekday": 4}
        for percent, wall, taken in (
            (3, morning, 800),
            (3, noon, 300),
            (5, morning, 800),
            (10, morning, 1000),
            (10, {**noon, **fifteenth}, 1500),
            (3, {**morning, **fifteenth}, 1500),
            (15, {**noon, **fifteenth}, 1500),
            (20, noon, 2000),
            (20, {**noon, **fifteenth}, 2000),
            (20, morning, 2000),
        ):
            holder = self.member(programs[0], levels[percent])
            with self.subTest(percent=percent, wall=wall):
                self.assertEqual(self.taken(programs, wall=wall, holder=holder), taken)

    def test_monthly_social_card(self):
        programs, levels = self.monthly()
        group = self.env["loyalty.group"].search([("name", "=", "City social card")])
        social = {"groups": group.ids}
        nobody = {"groups": group.ids, "birthday": None, "fields": {}, "memberships": {}}
        self.assertEqual(self.taken(programs, holder=nobody), 500)
        self.assertEqual(self.taken(programs, holder={**nobody, "groups": []}), 0)
        for percent, taken in ((3, 500), (7, 700)):
            holder = {**self.member(programs[0], levels[percent]), **social}
            self.assertEqual(self.taken(programs, holder=holder), taken)

    def test_monthly_level_of_the_next_month(self):
        """Spend of January sets the level of February, without a word of the server."""
        programs, levels = self.monthly()
        holder = self.member(programs[0], levels[3])
        membership = holder["memberships"][str(programs[0].id)]
        membership.update(next_level=levels[10].id, next_from="2026-02-01")
        for date, taken in (("2026-01-31", 300), ("2026-02-01", 1000)):
            wall = {"date": date, "weekday": 6}
            self.assertEqual(self.taken(programs, wall=wall, holder=holder), taken)

    def test_in_another_group_of_the_company(self):
        """A first group that adds up is not taken for offers that must compete."""
        self.env["loyalty.lane"].search([("company_id", "=", self.company.id)]).mode = "sum"
        programs, levels = self.monthly()
        self.assertEqual(programs.lane_id.mode, "best")
        holder = self.member(programs[0], levels[20])
        self.assertEqual(self.taken(programs, holder=holder, wall={"minute": 1}), 2000)

    def test_values_can_be_changed(self):
        program = self.make("fixed_discount")
        program.effect_ids = [Command.update(program.effect_ids.id, {"percent": 6})]
        self.assertEqual(self.taken(program), 600)
