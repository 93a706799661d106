"""Price lists of customer groups: tried on a basket, sold at the till, found in the journal."""

from odoo.tests import tagged

from odoo.addons.loyalty_discount.engine import to_scaled

from .parts_common import PartsCase


@tagged("post_install", "-at_install")
class TestGroupPrices(PartsCase):
    """Friends pay 8.00 for drinks and 70.00 for all else; tea costs 10.00, a lamp 100.00."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lists = cls.price_list("Drinks", 8) | cls.price_list("The rest", 70)
        rows = zip((cls.drinks.id, False), cls.lists.ids, strict=True)
        cls.friends = cls.env["loyalty.group"].create(
            {
                "name": "Friends",
                "company_id": cls.company.id,
                "member_ids": [(0, 0, {"partner_id": cls.silver_card.partner_id.id})],
                "price_ids": [
                    (0, 0, {"category_id": category, "pricelist_id": price_list})
                    for category, price_list in rows
                ],
            }
        )
        effect = {"kind": "price_list", "price_group_ids": cls.ids(cls.friends)}
        cls.prices = cls.offer([effect], name="Prices of friends")

    @classmethod
    def price_list(cls, name, price):
        return cls.env["product.pricelist"].create(
            {
                "name": name,
                "currency_id": cls.company.currency_id.id,
                "item_ids": [(0, 0, {"compute_price": "fixed", "fixed_price": price})],
            }
        )

    def _till_line(self, line, exponent):
        """A line with the prices that the program at the till asks for."""
        found = super()._till_line(line, exponent)
        for price_list in self.lists:
            price = price_list._get_product_price(line["product"], line["quantity"])
            found["prices"][str(price_list.id)] = to_scaled(price, 6)
        return found

    def tried(self, product, quantity=1, **holder):
        """``(total, saved)`` of one product in *try a basket*."""
        example = self.env["loyalty.example"].create(
            {
                "program_id": self.prices.id,
                "config_id": self.config.id,
                "date": "2026-01-15",
                "line_ids": [(0, 0, {"product_id": product.id, "quantity": quantity})],
                **holder,
            }
        )
        return example.total, example.saved

    def test_the_price_by_product_and_holder(self):
        anna = {"holder": "member", "membership_id": self.silver_member.id}
        friend = {"holder": "imagined", "group_ids": self.ids(self.friends)}
        stranger = {"holder": "imagined"}
        for product, quantity, holder, expected in (
            (self.tea, 1, anna, (8, 2)),
            (self.tea, 3, friend, (24, 6)),
            (self.lamp, 1, anna, (70, 30)),
            (self.lamp, 1, stranger, (100, 0)),
            (self.tea, 1, {"holder": "nobody"}, (10, 0)),
            (self.plate, 1, friend, (9.99, 0)),  # the list is dearer
        ):
            with self.subTest(product=product.name, holder=holder):
                self.assertEqual(self.tried(product, quantity, **holder), expected)

    def test_the_difference_is_money_in_the_journal(self):
        self.open_till()
        goods = [self.line(self.tea, 2), self.line(self.lamp), self.line(self.plate)]
        order = self.ring_up(goods, self.silver_card)
        self.assert_clean(order)
        entries = {
            entry.product_id: (entry.reason, entry.program_id, entry.base_amount, entry.amount)
            for entry in self.entries(order)
        }
        self.assertEqual(
            entries,
            {
                self.tea: ("price_list", self.prices, 20, 4),
                self.lamp: ("price_list", self.prices, 100, 30),
            },
        )
