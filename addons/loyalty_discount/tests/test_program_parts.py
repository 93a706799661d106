"""Programs as a whole: groups, bounds, limits, exclusions, dates, copies, levels by steps."""

from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, tagged

from odoo.addons.loyalty_discount.engine.program import check_program

from .parts_common import PartsCase


@tagged("post_install", "-at_install")
class TestProgramParts(PartsCase):
    # -- the whole content -------------------------------------------------------------------

    def make_lane(self):
        return self.env["loyalty.lane"].create(
            {
                "name": "Sums",
                "company_id": self.company.id,
                "sequence": 20,
                "mode": "sum",
                "scope": "line",
                "basis": "base",
                "cap_percent": 30,
            }
        )

    def test_the_combination_group(self):
        lane = self.make_lane()
        said = self.offer(lane_id=lane.id)._version_content()["lane"]
        words = {"sequence": 20, "mode": "sum", "scope": "line", "basis": "base"}
        self.assertEqual(said, {"lane": lane.id, **words, "cap": 300000})

    def test_bounds_limits_and_exclusions(self):
        program = self.offer(
            cap_percent=12.5,
            cap_amount=50,
            price_floor="cost",
            limit_holder=1,
            limit_card=2,
            limit_receipt=3,
            limit_day=4,
            limit_shop=5,
            limit_uses=6,
            limit_budget=700,
            excluded_ids=self.ids(self.program),
            core_promotions="yields",
        )
        content = program._version_content()
        check_program(content)
        self.assertEqual(content["cap"], {"percent": 125000, "amount_minor": 5000})
        self.assertEqual((content["floor"], content["core"]), ("cost", "yields"))
        limits = {"holder": 1, "card": 2, "receipt": 3, "day": 4, "shop": 5, "uses": 6}
        self.assertEqual(content["limits"], {**limits, "budget_minor": 70000})
        self.assertEqual(content["excludes"], self.program.ids)

    def test_a_plain_program(self):
        content = self.offer()._version_content()
        self.assertEqual((content["levels"], content["conditions"]), ([], []))
        self.assertEqual(content["cap"], {"percent": None, "amount_minor": None})
        self.assertEqual(set(content["limits"].values()), {None})
        self.assertIn(self.program, self.program.lane_id.program_ids)
        self.assertEqual(content["lane"]["lane"], self.program.lane_id.id)

    def test_levels_alone_give_their_percent(self):
        self.assertEqual(self.program.condition_ids.mapped("kind"), ["level"])
        self.assertEqual(self.program.effect_ids.mapped("kind"), ["level_discount"])
        self.assertEqual(
            self.program.discount_summary, "The level's percent off all goods, when: any level"
        )

    def test_dates_are_a_condition(self):
        """Midnight needs no server: the dates travel with the program."""
        program = self.offer(date_from="2026-01-14", date_to="2026-01-15")
        for date, taken in (("2026-01-13", 0), ("2026-01-14", 500), ("2026-01-16", 0)):
            self.assertEqual(self.taken(program, wall={"date": date}), taken)

    def test_dates_with_other_joins(self):
        hours = {"kind": "hours", "hour_from": 9, "hour_until": 12}
        dates = {"date_from": "2026-01-14"}
        none = self.offer(conditions=[hours], condition_join="none", **dates)
        one = self.offer(conditions=[hours], condition_join="any", **dates)
        for date, minute, by_none, by_one in (
            ("2026-01-14", 719, 0, 500),
            ("2026-01-14", 720, 500, 0),
            ("2026-01-13", 719, 0, 0),
            ("2026-01-13", 720, 0, 0),
        ):
            wall = {"date": date, "minute": minute}
            self.assertEqual(self.taken(none, wall=wall), by_none, wall)
            self.assertEqual(self.taken(one, wall=wall), by_one, wall)
        with self.assertRaisesRegex(ValidationError, "clear the dates"):
            self.offer(conditions=[hours, hours], condition_join="any", **dates)

    # -- what is refused ---------------------------------------------------------------------

    def test_bounds_and_limits(self):
        for values, text in (
            ({"cap_percent": 101}, "Offer: It may take at most 101 %"),
            ({"cap_amount": -1}, "“At Most .Amount.” is -1: enter 0"),
            ({"limit_day": -1}, "“Per Holder and Day” is -1"),
            ({"effect_ids": False}, "It gives nothing"),
        ):
            with self.subTest(text), self.assertRaisesRegex(ValidationError, text):
                self.offer(**values)

    def test_exclusions_in_a_circle(self):
        first = self.offer(name="First")
        second = self.offer(name="Second", excluded_ids=self.ids(first))
        third = self.offer(name="Third", excluded_ids=self.ids(second))
        with self.assertRaisesRegex(ValidationError, "First → Third → Second → First"):
            first.excluded_ids = third
        with self.assertRaisesRegex(ValidationError, "excludes itself"):
            first.excluded_ids = first

    def test_groups_of_another_company(self):
        other = self.setup_other_company()["company"]
        lane = self.env["loyalty.lane"].create({"name": "Elsewhere", "company_id": other.id})
        with self.assertRaises(UserError):
            self.program.lane_id = lane
        with self.assertRaisesRegex(ValidationError, "“Club” of another company"):
            self.program.lane_id.company_id = other

    def test_group_bounds(self):
        with self.assertRaisesRegex(ValidationError, "“Best offer” is 101 %"):
            self.program.lane_id.cap_percent = 101

    def test_what_the_engine_refuses_is_never_stored(self):
        """A number that the engine can't hold, past every check of the form."""
        with self.assertRaisesRegex(ValidationError, "“Amount off”: A number is "):
            self.offer(effects=[{"kind": "amount", "amount": 10**14}])

    # -- copies ------------------------------------------------------------------------------

    def test_a_copy_has_its_own_rows_and_levels(self):
        self.program.condition_ids.tier_id = self.silver
        copy = self.program.copy()
        self.assertEqual(copy.condition_ids.tier_id, copy.tier_ids.sorted("rank")[1])
        content, source = copy._version_content(), self.program._version_content()
        self.assertEqual(content["conditions"], source["conditions"])
        self.assertEqual(content["effects"], source["effects"])
        self.assertEqual(copy.lane_id, self.program.lane_id)

    def test_a_copy_keeps_steps_and_sets(self):
        program = self.offer(
            effects=[
                {
                    "kind": "percent",
                    "scale_over": "amount",
                    "step_ids": [(0, 0, {"start": 20, "value": 2})],
                },
            ],
        )
        copy = program.copy()
        effects = [row._version_content()["effects"] for row in (program, copy)]
        self.assertEqual(effects[0], effects[1])
        self.assertFalse(copy.effect_ids.step_ids & program.effect_ids.step_ids)

    def test_archived(self):
        program = self.offer()
        self.publish(program)
        program.action_archive()
        self.assertNotIn(program, self.config._get_discount_programs())
        program.action_unarchive()
        self.assertIn(program, self.config._get_discount_programs())

    # -- levels entered by steps -------------------------------------------------------------

    def test_levels_by_steps(self):
        """From 0: 3 %; 3000: 5 %; 7000 more: 10 %."""
        rows = [("Start", 0, 3), ("More", 3000, 5), ("Most", 7000, 10)]
        program = self.offer(
            level_entry="steps",
            tier_ids=[
                (0, 0, {"name": name, "further": further, "discount_percent": percent})
                for name, further, percent in rows
            ],
        )
        self.assertEqual(program.tier_ids.mapped("threshold"), [0, 3000, 10000])
        program.tier_ids[1].further = 4000
        self.assertEqual(program.tier_ids.mapped("threshold"), [0, 4000, 11000])
        with self.assertRaisesRegex(ValidationError, "both start"):
            program.tier_ids[2].further = 0

    def test_steps_are_added_up_in_the_form(self):
        form = Form(self.env["loyalty.program"], view="loyalty.loyalty_program_view_form")
        form.name, form.program_type, form.level_entry = "By hand", "discount", "steps"
        for name, further, percent in (("Start", 0, 3), ("More", 3000, 5)):
            with form.tier_ids.new() as level:
                level.name, level.further, level.discount_percent = name, further, percent
        program = form.save()
        self.assertEqual(program.tier_ids.sorted("rank").mapped("threshold"), [0, 3000])

    def test_bonus_of_a_level(self):
        self.gold.bonus_percent = 1.5
        self.assertEqual(self.program._version_content()["levels"][2]["bonus"], 15000)

    # -- the form ----------------------------------------------------------------------------

    def test_composed_in_cores_form(self):
        form = Form(self.env["loyalty.program"], view="loyalty.loyalty_program_view_form")
        form.name, form.program_type = "By hand", "discount"
        with form.effect_ids.new() as effect:
            effect.kind = "percent"
            effect.percent = 5
            self.assertTrue(effect.uses_goods)
            self.assertEqual(effect.sentence, "5 % off all goods")
        program = form.save()
        self.assertEqual(self.taken(program), 500)
