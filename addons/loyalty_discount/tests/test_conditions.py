"""Conditions in a form: what they say in words, in a version, and when they are refused."""

from psycopg2 import IntegrityError

from odoo.exceptions import ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.loyalty_discount.engine import conditions as engine_conditions

from .parts_common import PartsCase


@tagged("post_install", "-at_install")
class TestConditions(PartsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.group = cls.env["loyalty.group"].create(
            {"name": "Students", "company_id": cls.company.id}
        )
        cls.cash = cls.env["pos.payment.method"].search(
            [("company_id", "=", cls.company.id)], limit=1
        )
        cls.holidays = cls.env["loyalty.holiday.list"].create(
            {
                "name": "Public holidays",
                "company_id": cls.company.id,
                "date_ids": [(0, 0, {"date": "2026-05-01"}), (0, 0, {"date": "2026-01-01"})],
            }
        )
        cls.size = cls.env["loyalty.form.field"].create(
            {"name": "Size", "code": "size", "company_id": cls.company.id}
        )

    def samples(self):
        """``(kind, values, sentence, content)`` of every kind."""
        return [
            *self._samples_of_days(),
            *self._samples_of_hours(),
            *self._samples_of_goods(),
            *self._samples_of_sale(),
            *self._samples_of_holder(),
            *self._samples_of_history(),
        ]

    def _samples_of_days(self):
        return [
            (
                "date_range",
                {"date_from": "2026-03-01", "date_through": "2026-03-31"},
                "from 03/01/2026 through 03/31/2026",
                {"from": "2026-03-01", "through": "2026-03-31"},
            ),
            (
                "weekday",
                {f"on_{d}": True for d in ("monday", "tuesday", "wednesday", "thursday", "friday")},
                "Monday to Friday",
                {"days": [1, 2, 3, 4, 5]},
            ),
            (
                "weekday",
                {"on_monday": True, "on_sunday": True, "negate": True},
                "not Monday and Sunday",
                {"days": [1, 7]},
            ),
            (
                "day_of_month",
                {"month_days": "15, last"},
                "day 15 of the month and the last day of the month",
                {"days": [-1, 15]},
            ),
        ]

    def _samples_of_hours(self):
        return [
            (
                "hours",
                {"hour_from": 9, "hour_until": 12},
                "from 09:00 until 12:00",
                {"from_minute": 540, "until_minute": 720, "grace": 0},
            ),
            (
                "hours",
                {"hour_from": 22.5, "hour_until": 24, "grace_minutes": 5},
                "from 22:30 until 24:00, 5 minutes of grace",
                {"from_minute": 1350, "until_minute": 1440, "grace": 5},
            ),
            (
                "holidays",
                {"holiday_list_ids": self.ids(self.holidays)},
                "days of Public holidays",
                {"dates": ["2026-01-01", "2026-05-01"]},
            ),
        ]

    def _samples_of_goods(self):
        goods = self.goods(categories=self.drinks.ids)
        some_drinks = {"category_ids": self.ids(self.drinks)}
        return [
            (
                "order_amount",
                {"amount_from": 20, "amount_until": 50},
                "the receipt from $ 20.00, below $ 50.00",
                {"goods": None, "amount_from": 2000, "amount_until": 5000, "basis": "base"},
            ),
            (
                "quantity",
                {"quantity_from": 1.5, **some_drinks},
                "Drinks: 1.5 or more",
                {"goods": goods, "quantity_from": 1500000, "quantity_until": None},
            ),
            (
                "goods_set",
                {"set_ids": [(0, 0, {"quantity": 2, **some_drinks})]},
                "together 2 × Drinks",
                {"sets": [{"goods": goods, "quantity": 2000000}]},
            ),
        ]

    def _samples_of_sale(self):
        return [
            (
                "form_field",
                {"form_field_id": self.size.id, "form_values": "S, XL"},
                "Size: S, XL",
                {"field": "size", "values": ["S", "XL"]},
            ),
            (
                "payment_method",
                {"payment_method_ids": self.ids(self.cash), "payment_part": "part"},
                f"for the part paid by {self.cash.name}",
                {"methods": [self.cash.id], "part": "part"},
            ),
            (
                "shop",
                {"shop_ids": self.ids(self.shop), "negate": True},
                f"not in shops {self.shop.name}",
                {"shops": [self.shop.id]},
            ),
        ]

    def _samples_of_holder(self):
        club = self.program.id
        member = {"member_program_id": club}
        return [
            (
                "level",
                {**member, "tier_id": self.silver.id},
                "level Silver or higher (Club)",
                {"program": club, "rank_min": 2},
            ),
            (
                "group",
                {"group_ids": self.ids(self.group)},
                "holder of Students",
                {"groups": [self.group.id]},
            ),
            ("member", member, "members (Club)", {"program": club}),
            (
                "first_purchase",
                {},
                "first purchase of a member",
                {"program": 0},
            ),
        ]

    def _samples_of_history(self):
        club = self.program.id
        member = {"member_program_id": club}
        return [
            (
                "nth_receipt",
                {**member, "receipt_number": 5, "window": "days", "window_days": 30},
                "every purchase number 5 in the last 30 days (Club)",
                {"program": club, "window": "days_30", "number": 5, "every": True},
            ),
            (
                "spend",
                {**member, "spend_from": 100, "spend_until": 200, "window": "month"},
                "bought $ 100.00 or more, below $ 200.00, in the month (Club)",
                {
                    "program": club,
                    "measure": "money",
                    "window": "month",
                    "from": 10000,
                    "until": 20000,
                },
            ),
            (
                "days_since",
                {"days_from": 30},
                "30 days or more since the last purchase",
                {"program": 0, "event": "purchase", "from": 30, "through": None},
            ),
            (
                "birthday",
                {"days_before": 3, "days_after": 4},
                "from 3 days before through 4 days after the birthday",
                {"before": 3, "after": 4},
            ),
        ]

    def test_words_and_contents(self):
        for kind, values, sentence, content in self.samples():
            with self.subTest(sentence):
                condition = self.condition(kind, **values)
                self.assertEqual(condition.sentence.replace("\N{NO-BREAK SPACE}", " "), sentence)
                whole = {"kind": kind, "negate": bool(values.get("negate")), **content}
                self.assertEqual(condition._version_content(), whole)

    def test_every_kind_has_a_sample_here(self):
        samples = {sample[0] for sample in self.samples()}
        self.assertEqual(samples, set(engine_conditions.KINDS))

    def refused(self, cases):
        for kind, values, text in cases:
            with (
                self.subTest(text),
                self.assertRaisesRegex(ValidationError, text),
                self.env.cr.savepoint(),
            ):
                self.condition(kind, **values)

    def test_times_that_cannot_be_are_refused(self):
        empty = self.env["loyalty.holiday.list"].create(
            {"name": "Empty", "company_id": self.company.id}
        )
        self.refused(
            [
                ("date_range", {}, "“Dates”: Enter the first day"),
                ("date_range", {"date_from": "2026-02-01", "date_through": "2026-01-01"}, "swap"),
                ("weekday", {}, "“Day of the week”: Choose at least one day"),
                ("day_of_month", {"month_days": "1, 32"}, "“32” is no day of the month"),
                ("day_of_month", {}, "at least one day"),
                ("hours", {"hour_from": 9, "hour_until": 9}, "begins and ends at 09:00"),
                ("hours", {"hour_from": 9, "hour_until": 25}, "hours of one day"),
                ("hours", {"grace_minutes": 241}, "between 0 and 240"),
                ("holidays", {}, "Choose a list"),
                ("holidays", {"holiday_list_ids": self.ids(empty)}, "“Empty” has no days yet"),
            ]
        )

    def test_what_cannot_hold_is_refused(self):
        self.refused(
            [
                ("order_amount", {"amount_from": 20, "amount_until": 20}, "Nothing lies from"),
                ("order_amount", {"amount_from": -1}, "below 0"),
                ("quantity", {"quantity_from": 3, "quantity_until": 2}, "from 3 and below 2"),
                ("goods_set", {}, "Add the goods"),
                (
                    "goods_set",
                    {"set_ids": [(0, 0, {"quantity": 1})]},
                    "Row 1 of the set has no goods",
                ),
                ("payment_method", {}, "Choose a payment method"),
                ("shop", {}, "Choose a shop"),
                ("level", {}, "“Offer” has no levels"),
                ("level", {"tier_id": self.silver.id}, "“Silver” is no level of “Offer”"),
                ("group", {}, "Choose a customer group"),
                ("nth_receipt", {"receipt_number": 0}, "counted from 1"),
                ("nth_receipt", {"window": "days", "window_days": 0}, "from 1 to 3660"),
                ("spend", {"spend_from": 5, "spend_until": 5}, "Nothing lies"),
                ("days_since", {"days_from": 9, "days_through": 8}, "swap the days"),
                ("birthday", {"days_before": 181}, "from 0 to 180"),
                ("form_field", {}, "Choose a question"),
                ("form_field", {"form_field_id": self.size.id}, "at least one answer"),
            ]
        )

    def test_a_row_changed_alone_is_checked(self):
        condition = self.condition("hours", hour_from=9, hour_until=12)
        with self.assertRaisesRegex(ValidationError, "Offer, “Hours”"):
            condition.hour_until = 9

    def test_goods_excepted_and_chosen(self):
        drinks = self.ids(self.drinks)
        with self.assertRaisesRegex(ValidationError, "“Drinks” is chosen and excepted"):
            self.condition("quantity", category_ids=drinks, not_category_ids=drinks)

    def test_goods_in_use_stay(self):
        """A list that lost its only product would mean all goods."""
        self.condition("quantity", product_ids=self.ids(self.tea))
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(IntegrityError),
            self.env.cr.savepoint(),
        ):
            self.tea.unlink()
        self.tea.active = False
        content = self.env["loyalty.discount.condition"].search([], order="id desc", limit=1)
        self.assertEqual(content._version_content()["goods"]["products"], self.tea.ids)
