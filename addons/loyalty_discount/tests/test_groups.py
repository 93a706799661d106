"""Customer groups: who belongs on which day, which price a holder gets."""

from psycopg2 import IntegrityError

from odoo import fields
from odoo.exceptions import ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .parts_common import PartsCase

DAY = fields.Date.to_date("2026-01-15")


@tagged("post_install", "-at_install")
class TestGroups(PartsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.anna = cls.silver_card.partner_id
        cls.groups = cls.env["loyalty.group"].with_company(cls.company)
        cls.cheap = cls.price_list("Cheap", 8)
        cls.cheaper = cls.price_list("Cheaper", 7)

    @classmethod
    def price_list(cls, name, price):
        """A price list with one price for all goods."""
        return cls.env["product.pricelist"].create(
            {
                "name": name,
                "currency_id": cls.company.currency_id.id,
                "item_ids": [(0, 0, {"compute_price": "fixed", "fixed_price": price})],
            }
        )

    def make(self, name="Group", **values):
        return self.groups.create({"name": name, "company_id": self.company.id, **values})

    def belongs(self, group, date=DAY, partner=None, membership=None):
        partner = self.anna if partner is None else partner
        membership = self.silver_member if membership is None else membership
        return group.id in self.groups._groups_of(partner, membership, date)

    def test_by_tag_and_tags_below_it(self):
        tags = self.env["res.partner.category"]
        parent = tags.create({"name": "Staff"})
        child = tags.create({"name": "Drivers", "parent_id": parent.id})
        group = self.make(tag_ids=self.ids(parent))
        self.assertFalse(self.belongs(group))
        self.anna.category_id = child
        self.assertTrue(self.belongs(group))
        self.anna.category_id = parent
        self.assertTrue(self.belongs(group))

    def test_by_level(self):
        self.assertTrue(self.belongs(self.make(tier_ids=self.ids(self.silver, self.gold))))
        self.assertFalse(self.belongs(self.make(tier_ids=self.ids(self.gold))))

    def test_by_name_for_a_time(self):
        row = {"partner_id": self.anna.id, "date_from": "2026-01-10", "date_through": "2026-01-20"}
        group = self.make(member_ids=[(0, 0, row)])
        for date, expected in (
            ("2026-01-09", False),
            ("2026-01-10", True),
            ("2026-01-20", True),
            ("2026-01-21", False),
        ):
            day = fields.Date.to_date(date)
            self.assertEqual(self.belongs(group, day), expected, date)
        nobody = self.env["res.partner"]
        self.assertFalse(self.belongs(group, partner=nobody))

    def test_what_is_kept_of_the_groups_follows_them(self):
        groups = [self.make(name, tier_ids=self.ids(self.silver)) for name in "AB"]
        self.assertEqual(list(map(self.belongs, groups)), [True, True])
        groups[0].active = False
        self.assertEqual(list(map(self.belongs, groups)), [False, True])
        groups[1].unlink()
        groups.append(self.make("C", tier_ids=self.ids(self.silver)))
        self.assertEqual(list(map(self.belongs, groups)), [False, False, True])

    def test_by_a_foreign_card(self):
        group = self.make(rule_ids=self.ids(self.rule))
        self.assertFalse(self.belongs(group))
        self.assertEqual(self.groups._groups_of_rule(self.rule), group.ids)

    def test_groups_of_other_companies_stay_out(self):
        other = self.setup_other_company()["company"]
        row = {"partner_id": self.anna.id}
        group = self.groups.sudo().create(
            {"name": "Elsewhere", "company_id": other.id, "member_ids": [(0, 0, row)]}
        )
        self.assertFalse(self.belongs(group))

    def test_one_price_list_for_a_category(self):
        rows = [(0, 0, {"category_id": self.drinks.id, "pricelist_id": self.cheap.id})]
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(IntegrityError),
            self.env.cr.savepoint(),
        ):
            self.make(price_ids=[*rows, *rows])

    # -- prices ------------------------------------------------------------------------------

    def lookup(self, product=None, partner=None):
        form = Form(self.env["loyalty.price.lookup"].with_company(self.company))
        form.product_id = product or self.tea
        form.partner_id = self.anna if partner is None else partner
        return form

    def test_price_for_a_holder(self):
        """The nearest category counts, then the lowest price of the holder's groups."""
        self.anna.category_id = self.env["res.partner.category"].create({"name": "Friends"})
        tags = self.ids(*self.anna.category_id)
        self.make("Far", tag_ids=tags, price_ids=[(0, 0, {"pricelist_id": self.cheaper.id})])
        row = {"category_id": self.drinks.id, "pricelist_id": self.cheap.id}
        self.make("Near", tag_ids=tags, price_ids=[(0, 0, row)])
        form = self.lookup()
        self.assertEqual((form.base_price, form.final_price), (10, 8))
        self.assertEqual(form.row_words, "Price list “Cheap” of the group “Near”")
        form = self.lookup(product=self.lamp)
        self.assertEqual((form.base_price, form.final_price), (100, 7))

    def test_price_without_a_group(self):
        form = self.lookup()
        self.assertEqual((form.base_price, form.final_price), (10, 10))
        self.assertEqual(form.row_words, "The holder belongs to no customer group.")

    def test_a_dearer_list_is_not_used(self):
        dear = self.price_list("Dear", 11)
        row = {"partner_id": self.anna.id}
        self.make(member_ids=[(0, 0, row)], price_ids=[(0, 0, {"pricelist_id": dear.id})])
        form = self.lookup()
        self.assertEqual(form.final_price, 10)
        self.assertIn("is not cheaper", form.row_words)

    # -- the holder's form -------------------------------------------------------------------

    def test_answers(self):
        questions = self.env["loyalty.form.field"]
        answers = self.env["loyalty.form.answer"]
        self.assertEqual(answers._fields_of(self.anna, self.company), {})
        for code, answer_type, answer, expected in (
            ("size", "text", "XL", "XL"),
            ("children", "integer", "2", 2),
            ("news", "boolean", "yes", True),
        ):
            question = questions.create(
                {
                    "name": code,
                    "code": code,
                    "answer_type": answer_type,
                    "company_id": self.company.id,
                }
            )
            answers.create({"partner_id": self.anna.id, "field_id": question.id, "answer": answer})
            self.assertEqual(answers._fields_of(self.anna, self.company)[code], expected)
        with self.assertRaisesRegex(ValidationError, "whole numbers"):
            answers.search([("answer", "=", "2")]).answer = "two"

    def test_codes_of_questions(self):
        with self.assertRaisesRegex(ValidationError, "Latin letters"):
            self.env["loyalty.form.field"].create({"name": "Размер", "code": "размер"})
