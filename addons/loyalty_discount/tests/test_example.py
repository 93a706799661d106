"""Try a basket: any hour, holder and tender; kept examples keep a wrong program unpublished."""

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from odoo.addons.loyalty_discount.tests.common import LoyaltyCase


@tagged("post_install", "-at_install")
class TestExample(LoyaltyCase):
    """The result is that of the engine on what stands in the form."""

    def basket(self, *goods, **values):
        """An example of ``(product, quantity)``."""
        return self.env["loyalty.example"].create(
            {
                "program_id": self.program.id,
                "config_id": self.config.id,
                "date": "2026-01-15",
                "holder": "nobody",
                "line_ids": [
                    (0, 0, {"product_id": product.id, "quantity": quantity})
                    for product, quantity in goods
                ],
                **values,
            }
        )

    def test_by_level(self):
        """Lamp 100.00 and two vases 41.20: Silver takes 5 % of 100.00 and of 82.40."""
        for tier, total in ((self.classic, 176.93), (self.silver, 173.28)):
            with self.subTest(level=tier.name):
                example = self.basket(
                    (self.lamp, 1), (self.vase, 2), holder="imagined", tier_id=tier.id
                )
                self.assertAlmostEqual(example.total, total)
                self.assertAlmostEqual(example.saved, 182.40 - total)
                self.assertEqual(example.state, "tried")

    def test_a_name_with_its_percent_says_it_once(self):
        self.silver.name = "5 %"
        example = self.basket((self.lamp, 1), holder="imagined", tier_id=self.silver.id)
        self.assertIn(f"{self.program.name} 5 %", example.result)
        self.assertNotIn("5 % 5 %", example.result)
        self.silver.name = "Level 15 %"
        other = self.basket((self.lamp, 1), holder="imagined", tier_id=self.silver.id)
        self.assertIn("Level 15 % 5 %", other.result)

    def test_an_excluded_level_is_said_to_be_excluded(self):
        """The row says what holds although it must not, not the opposite."""
        without = {"kind": "level", "negate": True, "tier_id": self.silver.id}
        self.program.condition_ids = [(0, 0, without)]
        example = self.basket((self.lamp, 1), holder="imagined", tier_id=self.silver.id)
        self.assertIn("the level is excluded", example.result)

    def test_level_by_what_was_bought(self):
        """Without a named level the spend so far earns it: Silver from 10 000.00."""
        for spend, total in ((0, 97.0), (9999.99, 97.0), (10000, 95.0)):
            with self.subTest(spend=spend):
                example = self.basket((self.lamp, 1), holder="imagined", spend=spend)
                self.assertAlmostEqual(example.total, total)

    def test_form_follows_the_day_of_joining(self):
        """Every answer about the holder changes the result at once."""
        ready = self.env["loyalty.program"].create_from_template("paid_membership")
        values = {"program_id": ready["res_id"], "scope": "alone", "holder": "imagined"}
        with Form(self.basket((self.lamp, 1), **values, member_since="2026-01-15")) as form:
            self.assertAlmostEqual(form.total, 90.0)
            form.member_since = "2025-01-14"
            self.assertAlmostEqual(form.total, 100.0)

    def test_paid_membership(self):
        """A year from joining: the last day counts, the day after does not."""
        ready = self.env["loyalty.program"].create_from_template("paid_membership")
        program = self.env["loyalty.program"].browse(ready["res_id"])
        for since, total in (("2025-01-15", 90.0), ("2025-01-14", 100.0)):
            with self.subTest(since=since):
                example = self.basket(
                    (self.lamp, 1),
                    program_id=program.id,
                    scope="alone",
                    holder="imagined",
                    member_since=since,
                )
                self.assertAlmostEqual(example.total, total)

    def test_levels_are_named_with_their_program(self):
        """Several programs may have a level Silver."""
        level = self.silver.with_context(level_with_program=True)
        self.assertEqual(level.display_name, f"Silver ({self.program.name})")
        self.assertEqual(self.silver.display_name, "Silver")

    def test_a_member(self):
        """A real member's level and spend are used."""
        example = self.basket((self.lamp, 1), holder="member", membership_id=self.silver_member.id)
        self.assertAlmostEqual(example.total, 95.0)
        self.assertIn("Silver", example.result)
        self.assertIn("5 %", example.result)
        self.assertIn("Gold", example.result, "what is missing to the next level")

    def test_the_draft_is_tried(self):
        """What stands in the form counts, whether it is published or not."""
        example = self.basket((self.lamp, 1), holder="imagined", tier_id=self.silver.id)
        self.silver.discount_percent = 8
        example.invalidate_recordset()
        self.assertAlmostEqual(example.total, 92.0)

    def test_lowest_prices_hold(self):
        """A floor that a program keeps to is read for the basket as for a receipt."""
        self.lamp.loyalty_price_min = 97
        example = self.basket((self.lamp, 1), holder="imagined", tier_id=self.silver.id)
        self.assertAlmostEqual(example.total, 95.0)
        self.program.price_floor = "price_min"
        example.invalidate_recordset()
        self.assertAlmostEqual(example.total, 97.0)

    def test_nothing_is_stored(self):
        """Trying leaves no order behind."""
        orders = self.env["pos.order"].search_count([])
        self.assertAlmostEqual(self.basket((self.lamp, 1)).total, 100.0)
        self.assertEqual(self.env["pos.order"].search_count([]), orders)

    def test_beaten_and_blocked_are_explained(self):
        """Every program has its verdict, with the offer that beat it."""
        self.make_program("Other club", levels=((0, 1), (10000, 2), (50000, 3)))
        example = self.basket((self.lamp, 1), holder="imagined", tier_id=self.silver.id)
        self.assertIn("Other club", example.result)
        self.assertIn("no membership in the program", example.result)
        example.scope = "alone"
        self.assertNotIn("Other club", example.result)

    def test_kept_and_red(self):
        """A kept example turns red with the program, and a red one blocks publishing."""
        example = self.basket((self.lamp, 1), holder="imagined", tier_id=self.silver.id)
        example.name = "Silver buys a lamp"
        example.action_keep()
        self.assertEqual((example.state, example.expected_total), ("ok", 95.0))
        self.silver.discount_percent = 8
        example.invalidate_recordset()
        self.assertEqual(example.state, "red")
        with self.assertRaisesRegex(UserError, "Silver buys a lamp.*92.00.*95.00"):
            self.program.action_publish_at_once()
        example.action_keep()
        self.program.action_publish_at_once()
        self.assertEqual(self.program.publish_state, "live")

    def test_stop_is_never_blocked(self):
        """A red example does not keep a program running."""
        example = self.basket((self.lamp, 1), holder="imagined", tier_id=self.silver.id)
        example.action_keep()
        self.silver.discount_percent = 8
        self.program.action_stop_now()
        self.program.invalidate_recordset(["publish_state"])
        self.assertEqual(self.program.publish_state, "stopped")

    def test_in_a_form(self):
        """The result follows while a marketer types."""
        marketer = self.make_user("marketer", "loyalty_discount.group_marketer")
        example = self.env["loyalty.example"].with_user(marketer)
        with Form(example.with_context(default_program_id=self.program.id)) as form:
            form.config_id = self.config
            form.holder = "imagined"
            form.tier_id = self.gold
            with form.line_ids.new() as line:
                line.product_id = self.lamp
                line.quantity = 2
            self.assertAlmostEqual(form.total, 180.0)

    def test_in_a_form_from_the_menu(self):
        """The menu names no program; what is still missing is said."""
        marketer = self.make_user("marketer", "loyalty_discount.group_marketer")
        with Form(self.env["loyalty.example"].with_user(marketer)) as form:
            self.assertIn("Choose the program", form.result)
            form.program_id = self.program
            form.config_id = self.config
            form.tier_id = self.gold
            with form.line_ids.new() as line:
                line.product_id = self.lamp
            day, form.date = form.date, False
            self.assertIn("the day", form.result)
            form.date = day
            self.assertAlmostEqual(form.total, 90.0)

    def test_an_empty_basket_is_not_kept(self):
        with self.assertRaisesRegex(UserError, "Add goods"):
            self.basket().action_keep()
