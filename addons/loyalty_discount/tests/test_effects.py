"""Discounts in a form: what they say in words, in a version, and when they are refused."""

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from odoo.addons.loyalty_discount.engine import effects as engine_effects

from .parts_common import PartsCase


@tagged("post_install", "-at_install")
class TestEffects(PartsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.some_drinks = {"category_ids": cls.ids(cls.drinks)}
        cls.students = cls.env["loyalty.group"].create(
            {
                "name": "Students",
                "company_id": cls.company.id,
                "price_ids": [
                    (0, 0, {"category_id": cls.drinks.id, "pricelist_id": cls.pricelist.id})
                ],
            }
        )
        cls.points = cls.env["loyalty.program"].create(
            {"name": "Points", "program_type": "loyalty", "company_id": cls.company.id}
        )
        cls.message = cls.env["loyalty.message"].create(
            {"name": "Leaflet", "text": "Take a leaflet.", "company_id": cls.company.id}
        )

    @staticmethod
    def steps(*steps):
        return [(0, 0, {"start": start, "value": value}) for start, value in steps]

    @staticmethod
    def fixed(value):
        return {"over": "nothing", "steps": [{"from": 0, "value": value}]}

    def samples(self):
        """``(kind, values, sentence, content)`` of every kind."""
        return [
            *self._samples_of_percents(),
            *self._samples_of_amounts(),
            *self._samples_of_pieces(),
            *self._samples_of_extras(),
        ]

    def _samples_of_percents(self):
        club, goods = self.program.id, self.goods(categories=self.drinks.ids)
        by_amount = {"scale_over": "amount", "step_ids": self.steps((50, 3), (20, 2))}
        return [
            (
                "percent",
                {"percent": 5, "with_reduced": False, **self.some_drinks},
                "5 % off Drinks, not already reduced",
                {"goods": {**goods, "reduced": False}, "percent": self.fixed(50000)},
            ),
            (
                "percent",
                {"not_category_ids": self.ids(self.juices), **by_amount},
                "2 % from $ 20.00 and 3 % from $ 50.00 off all goods except Juices",
                {
                    "goods": self.goods(not_categories=self.juices.ids),
                    "percent": {
                        "over": "amount",
                        "steps": [{"from": 2000, "value": 20000}, {"from": 5000, "value": 30000}],
                    },
                },
            ),
            (
                "level_discount",
                {"member_program_id": club, "level_of": "lowest", "plus_percent": 5},
                "the lowest level's percent and 5 % off all goods (Club)",
                {"goods": None, "program": club, "of": "lowest", "plus": 50000},
            ),
        ]

    def _samples_of_amounts(self):
        goods = self.goods(categories=self.drinks.ids)
        by_count = {"scale_over": "quantity", "step_ids": self.steps((1, 9.5), (3, 9))}
        return [
            (
                "amount",
                {"amount": 1.5, "each_piece": True, **self.some_drinks},
                "$ 1.50 off each piece of Drinks",
                {"goods": goods, "amount": self.fixed(150), "each": True},
            ),
            (
                "new_price",
                {**by_count, **self.some_drinks},
                "Drinks at $ 9.50 from 1 pieces and $ 9.00 from 3 pieces",
                {
                    "goods": goods,
                    "price": {
                        "over": "quantity",
                        "steps": [{"from": 1000000, "value": 950}, {"from": 3000000, "value": 900}],
                    },
                },
            ),
            (
                "price_list",
                {"price_group_ids": self.ids(self.students)},
                "all goods at the price list of Students",
                {
                    "goods": None,
                    "rows": [
                        {
                            "group": self.students.id,
                            "category": self.drinks.id,
                            "list": self.pricelist.id,
                        }
                    ],
                },
            ),
        ]

    def _samples_of_pieces(self):
        goods = self.goods(categories=self.drinks.ids)
        return [
            (
                "nth_free",
                {"set_size": 5, "free_pieces": 1},
                "1 of 5 free, the cheapest, among all goods",
                {"goods": None, "size": 5, "free": 1, "percent": 1000000},
            ),
            (
                "set_price",
                {"set_amount": 15, "set_ids": [(0, 0, {"units": 2, **self.some_drinks})]},
                "together 2 × Drinks at $ 15.00",
                {"sets": [{"goods": goods, "units": 2}], "price_minor": 1500},
            ),
            (
                "gift",
                {"gift_product_ids": self.ids(self.tea), "counted_pieces": 3, **self.some_drinks},
                "a gift: 1 × Tea for each 3 of Drinks",
                {"products": self.tea.ids, "units": 1, "counted": goods, "counted_units": 3},
            ),
        ]

    def _samples_of_extras(self):
        by_visits = {"scale_over": "visits", "step_ids": self.steps((1, 2), (5, 2.5))}
        return [
            (
                "bonus_rate",
                {"bonus_program_id": self.points.id, **by_visits},
                "2 % from 1 purchases and 2.5 % from 5 purchases of all goods as points of Points",
                {
                    "goods": None,
                    "target": self.points.id,
                    "of": "rate",
                    "rate": {
                        "over": "visits",
                        "steps": [{"from": 1, "value": 20000}, {"from": 5, "value": 25000}],
                    },
                },
            ),
            (
                "message",
                {"message_id": self.message.id},
                "message “Leaflet”",
                {"message": self.message.id},
            ),
        ]

    def test_words_and_contents(self):
        for kind, values, sentence, content in self.samples():
            with self.subTest(sentence):
                effect = self.effect(kind, **values)
                self.assertEqual(effect.sentence.replace("\N{NO-BREAK SPACE}", " "), sentence)
                self.assertEqual(effect._version_content(), {"kind": kind, **content})

    def test_every_kind_has_a_sample_here(self):
        samples = {sample[0] for sample in self.samples()}
        self.assertEqual(samples, set(engine_effects.KINDS))

    def refused(self, cases):
        for kind, values, text in cases:
            with (
                self.subTest(text),
                self.assertRaisesRegex(ValidationError, text),
                self.env.cr.savepoint(),
            ):
                self.effect(kind, **values)

    def test_scales_that_cannot_work_are_refused(self):
        amounts = {"scale_over": "amount"}
        self.refused(
            [
                ("percent", {"percent": 0}, "“Percent off”: It gives 0: enter a value above 0"),
                ("percent", {"percent": 101}, "It gives 101 %: no more than 100 %"),
                ("percent", amounts, "Add a step"),
                (
                    "percent",
                    {**amounts, "step_ids": self.steps((20, 2), (20, 3))},
                    "Two steps start from .*20.00",
                ),
                (
                    "percent",
                    {**amounts, "step_ids": self.steps((20, 3), (50, 2))},
                    "from .*50.00 gives 2, less than the 3 from .*20.00",
                ),
                ("percent", {**amounts, "step_ids": self.steps((-1, 3))}, "A step starts from"),
                ("percent", {**amounts, "step_ids": self.steps((1, 3), (2, 101))}, "101 %"),
                ("level_discount", {}, "“Offer” has no levels"),
                ("level_discount", {"plus_percent": 101}, "101 % more"),
                ("amount", {}, "Enter the amount"),
                ("new_price", {"amount": 5}, "One price for all goods"),
                (
                    "new_price",
                    {
                        "scale_over": "quantity",
                        "step_ids": self.steps((1, 5), (2, 6)),
                        **self.some_drinks,
                    },
                    "from 2 pieces costs 6, more than the 5",
                ),
            ]
        )

    def test_what_cannot_work_is_refused(self):
        self.refused(
            [
                ("price_list", {}, "Choose a customer group or a price list"),
                ("nth_free", {"set_size": 2, "free_pieces": 2}, "2 of 2 can't be free"),
                ("set_price", {}, "Enter the price"),
                ("set_price", {"set_amount": 5}, "Add the goods"),
                (
                    "set_price",
                    {"set_amount": 5, "set_ids": [(0, 0, {"units": 0, **self.some_drinks})]},
                    "“Drinks” needs a quantity above 0",
                ),
                ("gift", {}, "at least one product"),
                ("bonus_rate", {"percent": 5}, "Choose the loyalty program"),
                (
                    "bonus_rate",
                    {"percent": 5, "bonus_program_id": self.program.id},
                    "“Club” gives no points",
                ),
                ("message", {}, "Choose a message"),
            ]
        )

    def test_a_step_changed_alone_is_checked(self):
        effect = self.effect("percent", scale_over="amount", step_ids=self.steps((20, 2), (50, 3)))
        with self.assertRaisesRegex(ValidationError, "less than"):
            effect.step_ids[0].value = 4
        with self.assertRaisesRegex(ValidationError, "Add a step"):
            effect.step_ids.unlink()

    def test_price_list_of_another_currency(self):
        foreign = self.env["product.pricelist"].create(
            {"name": "Abroad", "currency_id": self.other_currency.id}
        )
        text = f"“Abroad” is in {self.other_currency.name}, but .* {self.company.currency_id.name}"
        with self.assertRaisesRegex(ValidationError, text):
            self.effect("price_list", price_list_id=foreign.id)
        with self.assertRaisesRegex(ValidationError, f"“Students”: .*{text}"):
            self.students.price_ids.pricelist_id = foreign

    def test_what_is_given(self):
        """The versions of the form, evaluated: one lamp of 100.00, or five."""
        cases = [
            ({"kind": "percent", "percent": 7.5}, 1, 750),
            ({"kind": "amount", "amount": 12.34}, 1, 1234),
            ({"kind": "new_price", "amount": 90, "product_ids": self.ids(self.lamp)}, 5, 5000),
            ({"kind": "nth_free", "set_size": 5, "free_pieces": 1}, 5, 10000),
            ({"kind": "percent", "percent": 5, **self.some_drinks}, 1, 0),
        ]
        for values, quantity, taken in cases:
            with self.subTest(values):
                program = self.offer(effects=[values])
                self.assertEqual(self.taken(program, quantity=quantity), taken)
