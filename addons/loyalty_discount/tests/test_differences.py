"""The screen of differences: what a manager sees of one, and how he finds those to look at."""

from lxml import html

from odoo.tests import tagged

from odoo.addons.loyalty_discount.models.loyalty_mismatch import ALARMING

from .common import LoyaltyCase


@tagged("post_install", "-at_install")
class TestDifferences(LoyaltyCase):
    """Each table is read back as text."""

    def rows(self, table):
        """The cells of a table of a difference, row by row."""
        found = html.fromstring(str(table)).iter("tr")
        return [[cell.text_content() for cell in row if cell.tag == "td"] for row in found]

    def difference(self, order):
        return self.env["loyalty.mismatch"].search([("order_id", "=", order.id)])

    def test_a_changed_discount_line_by_line(self):
        def raise_discount(data):
            lamp = next(line[2] for line in data["lines"] if line[2]["price_unit"] == 100)
            lamp["discount"] = 50
            data["amount_total"] = data["amount_paid"] = 89.14
            data["payment_ids"][0][2]["amount"] = 89.14

        self.open_till()
        goods = [self.line(self.lamp), self.line(self.vase)]
        order = self.ring_up(goods, self.silver_card, change=raise_discount)
        mismatch = self.difference(order)
        money = self.currency.format
        self.assertEqual(
            self.rows(mismatch.lines_table)[1:],
            [["1 x Lamp", money(50), money(5)], ["1 x Vase", money(2.06), money(2.06)]],
        )
        self.assertIn("text-danger", str(mismatch.lines_table).split("Vase")[0])
        self.assertNotIn("text-danger", str(mismatch.lines_table).split("Lamp")[1])
        told = {row[0]: row[1] for row in self.rows(mismatch.claim_table)}
        self.assertEqual((told["Card Was"], told["Level"]), ("Swiped", "Silver"))
        self.assertIn("•", told["Card"])
        self.assertNotIn(self.silver_card.number, str(mismatch.claim_table))

    def test_a_price_off_the_list(self):
        self.config.restrict_price_control = True
        self.open_till()
        cashier = self.make_user("cashier_price", "point_of_sale.group_pos_user")
        order = self.ring_up(
            [self.line(self.lamp, price_unit=80)],
            self.silver_card,
            pos_order_ui_args={"user_id": cashier.id},
        )
        mismatch = self.difference(order)
        self.assertEqual(mismatch.code, "off_the_list")
        money = self.currency.format
        self.assertEqual(self.rows(mismatch.lines_table)[1:], [["1 x Lamp", money(80), money(100)]])
        self.assertIn("Silver", str(mismatch.claim_table))

    def test_what_the_till_never_said_is_shown_too(self):
        """A claim of another shape, and numbers that belong to no line."""
        self.open_till()
        order = self.ring_up(
            [self.line(self.lamp)],
            self.silver_card,
            change=lambda data: data.update(loyalty_claim=["<b>"]),
        )
        self.assertFalse(self.difference(order).claim_table)
        params = {"lines_total": 100.0, "paid": 40.0, "user": self.env.uid, "word": "<i>"}
        mismatch = self.env["loyalty.mismatch"]._report(order, "price", "x", params=params)
        shown = {row[0]: row[1] for row in self.rows(mismatch.lines_table)[1:]}
        self.assertEqual(shown["Paid"], self.currency.format(40))
        self.assertEqual((shown["By"], shown["word"]), (self.env.user.name, "<i>"))

    def test_alarming_ones_are_found_and_red(self):
        search = self.env.ref("loyalty_discount.loyalty_mismatch_view_search").arch
        red = self.env.ref("loyalty_discount.loyalty_mismatch_view_list").arch
        for reason in ALARMING:
            self.assertIn(f"'{reason}'", search.split('name="alarming"')[1].split("/>")[0])
            self.assertIn(f"'{reason}'", red.split("decoration-danger")[1].split("decoration")[0])
