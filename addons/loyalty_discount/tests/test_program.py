"""The program type in core's machinery: form, template, levels, versions."""

from lxml import etree

from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, tagged

from odoo.addons.loyalty_discount.engine import digest
from odoo.addons.loyalty_discount.engine.program import check_program
from odoo.addons.loyalty_discount.standing import earned

from .common import LoyaltyCase


@tagged("post_install", "-at_install")
class TestProgram(LoyaltyCase):
    # -- core's plumbing ---------------------------------------------------------------------

    def test_made_in_cores_form(self):
        form = Form(self.env["loyalty.program"], view="loyalty.loyalty_program_view_form")
        form.name = "By hand"
        form.program_type = "discount"
        for name, spend, percent in (("Classic", 0, 3), ("Silver", 10000, 5)):
            with form.tier_ids.new() as level:
                level.name, level.threshold, level.discount_percent = name, spend, percent
        program = form.save()
        self.assertFalse(program.rule_ids)
        self.assertFalse(program.reward_ids)
        self.assertEqual(program.tier_ids.mapped("rank"), [1, 2])
        self.assertEqual(program.trigger, "with_code")

    def test_made_from_the_template_card(self):
        templates = self.env["loyalty.program"].get_program_templates()
        self.assertIn("cumulative_discount", templates)
        gifts = self.env["loyalty.program"].with_context(menu_type="gift_ewallet")
        self.assertNotIn("cumulative_discount", gifts.get_program_templates())
        action = self.env["loyalty.program"].create_from_template("cumulative_discount")
        program = self.env["loyalty.program"].browse(action["res_id"])
        self.assertEqual(program.program_type, "discount")
        self.assertEqual(
            [(t.name, t.threshold, t.discount_percent) for t in program.tier_ids],
            [("Classic", 0, 3), ("Silver", 10000, 5), ("Gold", 50000, 10)],
        )

    def test_cores_templates_still_work(self):
        for template in self.env["loyalty.program"].get_program_templates():
            self.assertTrue(self.env["loyalty.program"].create_from_template(template), template)

    def test_never_a_core_program_at_the_till(self):
        self.assertNotIn(self.program, self.config._get_program_ids())
        self.assertIn(self.program, self.config._get_discount_programs())
        self.assertEqual((self.program.trigger, self.program.applies_on), ("with_code", "current"))

    def test_items_name_and_counts(self):
        self.assertEqual(self.program.coupon_count_display, "1 Memberships")
        self.assertEqual((self.program.member_count, self.program.medium_count), (1, 1))
        self.assertEqual(self.program.action_open_mediums()["domain"][0][2], self.program.id)
        self.assertEqual(self.program.action_open_memberships()["domain"][0][2], self.program.id)

    def test_rewards_are_refused(self):
        with self.assertRaisesRegex(ValidationError, "Conditions and Discounts"):
            self.program.reward_ids = [(0, 0, {"discount": 5})]

    def test_core_still_wants_a_reward_elsewhere(self):
        with self.assertRaisesRegex(ValidationError, "at least one reward"):
            self.env["loyalty.program"].create(
                {"name": "Empty", "program_type": "loyalty", "reward_ids": [(5, 0, 0)]}
            )

    def test_company_and_currency_are_required(self):
        with self.assertRaisesRegex(ValidationError, "Choose the company"):
            self.make_program("No company", company_id=False)
        with self.assertRaisesRegex(ValidationError, "currency"):
            self.make_program("Other", currency_id=self.other_currency.id)

    def test_frozen_once_used(self):
        other = self.setup_other_company()["company"]
        with self.assertRaisesRegex(ValidationError, "has memberships"):
            self.program.company_id = other
        with self.assertRaisesRegex(ValidationError, "has memberships"):
            self.program.program_type = "promotion"

    def test_uninstall_archives_and_grants_nothing(self):
        self.program._archive_at_uninstall()
        self.assertEqual((self.program.program_type, self.program.active), ("coupons", False))
        self.assertFalse(self.program.reward_ids)
        self.assertFalse(self.silver_member.active)
        self.assertNotIn(self.program, self.config._get_program_ids())

    def test_form_shows_our_pages_for_our_type_only(self):
        view = self.env["loyalty.program"].get_view(
            self.env.ref("loyalty.loyalty_program_view_form").id, "form"
        )
        arch = etree.fromstring(view["arch"])
        levels = arch.xpath("//page[@name='levels']")
        rules = arch.xpath("//page[@name='rules_rewards']")
        self.assertEqual(levels[0].get("invisible"), "program_type != 'discount'")
        self.assertIn("discount", rules[0].get("invisible"))

    # -- levels ------------------------------------------------------------------------------

    def test_bad_ladders_name_the_rows(self):
        cases = {
            "falling percent": (((0, 3), (10000, 2)), "“Silver” asks for more .* gives less"),
            "same spend": (((0, 3), (0, 5)), "“Classic” and “Silver” both start"),
            "no start": (((100, 3), (10000, 5)), "No level starts from 0: set .* “Classic”"),
            "too much": (((0, 101),), "“Classic” is 101 %"),
            "nothing": ((), "It gives nothing: add a discount"),
        }
        for name, (levels, text) in cases.items():
            with self.subTest(name), self.assertRaisesRegex(ValidationError, text):
                self.make_program("Bad", levels)

    def test_levels_are_checked_together(self):
        """Swapping two thresholds is fine, though each single step is not."""
        self.program.write(
            {
                "tier_ids": [
                    (1, self.silver.id, {"threshold": 50000, "discount_percent": 10}),
                    (1, self.gold.id, {"threshold": 10000, "discount_percent": 5}),
                ]
            }
        )
        self.assertEqual((self.gold.rank, self.silver.rank), (2, 3))

    def test_a_single_level_is_checked_too(self):
        with self.assertRaises(ValidationError):
            self.silver.threshold = 60000
        with self.assertRaises(ValidationError):
            self.classic.threshold = 5

    def test_a_held_level_is_not_deleted(self):
        with self.assertRaisesRegex(UserError, "Members hold"):
            self.program.tier_ids = [(2, self.silver.id)]

    def test_earned_level(self):
        for spend, level in (
            (0, self.classic),
            (9999.99, self.classic),
            (10000, self.silver),
            (49999.99, self.silver),
            (50000, self.gold),
            (-5, self.classic),
        ):
            earning = self.program._earning()
            rank = earned(earning.rules, earning.scaled(spend))
            self.assertEqual(earning.level_ids[rank - 1], level.id, spend)

    # -- versions and snapshots --------------------------------------------------------------

    def expected_level(self, level, threshold, percent):
        return {
            "level": level.id,
            "rank": level.rank,
            "threshold": threshold,
            "percent": percent,
            "bonus": 0,
        }

    def test_version_has_the_shape_of_the_contract(self):
        content = self.program._version_content()
        check_program(content)
        self.assertEqual(
            content["levels"],
            [
                self.expected_level(self.classic, 0, 30000),
                self.expected_level(self.silver, 1000000, 50000),
                self.expected_level(self.gold, 5000000, 100000),
            ],
        )
        self.assertEqual(content["program"], self.program.id)
        self.assertEqual(content["company"], self.company.id)
        self.assertEqual(content["currency"], self.company.currency_id.name)
        self.assertEqual(content["currency_exponent"], 2)
        self.assertEqual(content["spend"], {"measure": "money", "window": "life", "effect": "now"})
        self.assertEqual(
            content["effects"],
            [{"kind": "level_discount", "goods": None, "program": 0, "of": "own", "plus": 0}],
        )

    def test_same_content_is_one_version(self):
        first = self.program._ensure_version()
        self.assertEqual(self.program._ensure_version(), first)
        self.assertEqual(first.hash, digest(self.program._version_content()))
        self.silver.discount_percent = 6
        second = self.program._ensure_version()
        self.assertNotEqual(second, first)
        self.silver.discount_percent = 5
        self.assertEqual(self.program._ensure_version(), first)

    def test_versions_are_never_changed(self):
        version = self.program._ensure_version()
        with self.assertRaises(UserError):
            version.sudo().content = "{}"
        with self.assertRaises(UserError):
            version.sudo().unlink()

    def test_till_loads_one_snapshot_and_it_is_noted(self):
        session = self.open_till()
        data = session.load_data([])
        (record,) = data["loyalty.snapshot"]
        keys = {"id", "hash", "programs", "names", "uses", "foreign", "earnings", "as_of"}
        self.assertEqual(set(record), keys)
        self.assertEqual(record["programs"], [self.program._version_content()])
        levels = {row["id"]: row["name"] for row in data["loyalty.tier"]}
        self.assertEqual(levels[self.gold.id], "Gold")
        self.assertNotIn("program_id", data["loyalty.tier"][0])
        self.assertEqual([row["version"] for row in data["loyalty.consent.text"]], ["2026-01"])
        self.assertNotIn(self.program.id, [row["id"] for row in data["loyalty.program"]])
        deliveries = self.env["loyalty.snapshot.delivery"].search([])
        self.assertEqual(
            deliveries.filtered(lambda d: d.session_id == session).snapshot_id.id, record["id"]
        )
        self.assertEqual(data["pos.config"][0]["loyalty_shop"], self.shop.id)
        self.assertTrue(data["pos.config"][0]["loyalty_timezone"])

    def test_a_cashier_loads_the_till(self):
        cashier = self.make_user("cashier_l", "point_of_sale.group_pos_user")
        session = self.open_till()
        data = session.with_user(cashier).load_data([])
        self.assertEqual(len(data["loyalty.snapshot"][0]["programs"]), 1)
        self.assertEqual(len(data["loyalty.tier"]), 3)

    def test_only_programs_offered_here(self):
        def offered():
            return self.program in self.config._get_discount_programs()

        other = self.config.copy({"name": "Second till"})
        for values, expected in (
            ({"pos_config_ids": [(6, 0, other.ids)]}, False),
            ({"pos_config_ids": [(6, 0, self.config.ids)]}, True),
            ({"pos_config_ids": False, "date_from": "2100-01-01"}, True),
            ({"date_from": False, "date_to": "2000-01-01"}, False),
            ({"date_to": False, "pos_ok": False}, False),
            ({"pos_ok": True, "active": False}, False),
            ({"active": True}, True),
        ):
            self.program.write(values)
            self.assertEqual(offered(), expected, values)
        self.assertNotIn(self.program, self.other_currency_config._get_discount_programs())
