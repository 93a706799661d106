"""A marketer's bench: programs made of rows, as the form makes them."""

from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.loyalty_discount.engine import evaluate

from .common import LoyaltyCase


@tagged("post_install", "-at_install")
class PartsCase(LoyaltyCase):
    """Makes programs from conditions and discounts and evaluates what they say."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.user.group_ids |= cls.env.ref("product.group_product_pricelist")
        cls.drinks = cls.env["product.category"].create({"name": "Drinks"})
        cls.juices = cls.env["product.category"].create(
            {"name": "Juices", "parent_id": cls.drinks.id}
        )
        cls.tea = cls.create_product("Tea", cls.drinks, 10.0)

    @classmethod
    def offer(cls, effects=(), conditions=(), name="Offer", **values):
        """A program of rows; without ``effects`` it gives 5 % off all goods."""
        effects = effects or ({"kind": "percent", "percent": 5},)
        return cls.env["loyalty.program"].create(
            {
                "name": name,
                "program_type": "discount",
                "company_id": cls.company.id,
                "currency_id": cls.company.currency_id.id,
                "effect_ids": [Command.create(row) for row in effects],
                "condition_ids": [Command.create(row) for row in conditions],
                **values,
            }
        )

    @classmethod
    def condition(cls, kind, **values):
        """The one condition of a new program."""
        return cls.offer(conditions=[{"kind": kind, **values}]).condition_ids

    @classmethod
    def effect(cls, kind, **values):
        """The one discount of a new program."""
        return cls.offer(effects=[{"kind": kind, **values}]).effect_ids

    @classmethod
    def ids(cls, *records):
        """The command that chooses ``records``."""
        return [Command.set([record.id for record in records])]

    @staticmethod
    def goods(**lists):
        """A choice of goods in the shape of the contract."""
        names = ("products", "categories", "tags", "not_products", "not_categories", "not_tags")
        return {**{name: [] for name in names}, "reduced": True, **lists}

    # -- what a program says, evaluated ------------------------------------------------------

    def basket(self, price=100, quantity=1, product=None, holder=None, **values):
        """A basket with one line, at noon on Wednesday, 14 January 2026."""
        product = product or self.lamp
        line = {
            "id": "a",
            "product": product.id,
            "categories": [product.categ_id.id],
            "tags": [],
            "quantity": quantity,
            "price_unit": price * 1000000,
            "manual_discount": 0,
            "price_basis": "included",
            "tax_group": "",
            "prices": {},
            "reduced": False,
            "price_min": 0,
            "cost": 0,
        }
        wall = {"date": "2026-01-14", "minute": 720, "weekday": 3, "elapsed": 0}
        return {
            "v": 1,
            "currency": self.company.currency_id.name,
            "currency_exponent": 2,
            "price_exponent": 6,
            "quantity_exponent": 0,
            "wall": {**wall, **values.pop("wall", {})},
            "shop": self.shop.id,
            "cashier": 0,
            "payments": [],
            "core": [],
            "uses": {},
            "holder": holder,
            "lines": [line],
            **values,
        }

    def member(self, program, level, **values):
        """A holder with one membership at ``level``."""
        membership = {
            "level": level.id,
            "next_level": None,
            "next_from": None,
            "joined": "2025-03-01",
            "last": None,
            "spend": {},
            "quantity": {},
            "visits": {},
            "balance": 0,
        }
        return {
            "groups": [],
            "birthday": None,
            "fields": {},
            "memberships": {str(program.id): membership},
            **values,
        }

    def decide(self, programs, **basket):
        """The decision on a basket, with each program found sound by the engine."""
        contents = [program._version_content() for program in programs]
        decision = evaluate(contents, self.basket(**basket))
        errors = [row for row in decision["programs"] if row["code"] == "program_error"]
        self.assertFalse(errors)
        return decision

    def taken(self, programs, **basket):
        """What a basket gets off, in minor units."""
        decision = self.decide(programs, **basket)
        return sum(line["discount_minor"] for line in decision["lines"])
