"""Receipt = order = invoice = session entry = ledger, to the cent, for every kind of discount."""

from odoo.tests import tagged

from odoo.addons.loyalty_discount.claim.asked import price_lists
from odoo.addons.loyalty_discount.engine import to_scaled

from .parts_common import PartsCase

TAXES = ("included", "excluded", "two rates")


@tagged("post_install", "-at_install")
class TestExact(PartsCase):
    """A day with every discount on every tax set-up, half of it invoiced, then the shift closed."""

    def setUp(self):
        super().setUp()
        self.program.tier_ids.discount_percent = 0
        self.members = self.env["product.pricelist"].create(
            {
                "name": "Members",
                "company_id": self.company.id,
                "currency_id": self.company.currency_id.id,
                "item_ids": [(0, 0, {"compute_price": "percentage", "percent_price": 12.35})],
            }
        )
        self.group = self.env["loyalty.group"].create(
            {
                "name": "Silver members",
                "company_id": self.company.id,
                "tier_ids": [(6, 0, self.silver.ids)],
                "price_ids": [(0, 0, {"pricelist_id": self.members.id})],
            }
        )

    def goods(self, taxes):
        """Three products of awkward prices with these ``taxes``."""
        rates = {
            "included": [self.tax(10)] * 3,
            "excluded": [self.tax(7)] * 3,
            "two rates": [self.tax(10), self.tax(7), self.tax(10)],
        }[taxes]
        prices = (41.23, 9.99, 0.97)
        return [
            self.create_product(f"{taxes} {price}", self.categ_basic, price, tax_ids=rate.ids)
            for price, rate in zip(prices, rates, strict=True)
        ]

    def effects(self, goods):
        """The discounts by name."""
        first, second, third = goods
        parts = [
            (0, 0, {"units": 1, "product_ids": self.ids(first)}),
            (0, 0, {"units": 2, "product_ids": self.ids(second)}),
        ]
        steps = [(0, 0, {"start": 20, "value": 3.3}), (0, 0, {"start": 100, "value": 6.6})]
        return {
            "percent": {"kind": "percent", "percent": 7.77},
            "amount": {"kind": "amount", "amount": 10.01},
            "price list": {"kind": "price_list", "price_group_ids": self.ids(self.group)},
            "set": {"kind": "set_price", "set_amount": 50.03, "set_ids": parts},
            "steps": {"kind": "percent", "scale_over": "amount", "step_ids": steps},
            "free": {"kind": "nth_free", "set_size": 3, "free_pieces": 1},
        }

    def _till_basket(self, lines, facts, moment):
        """With the prices of the members' list where a program asks for them."""
        basket = super()._till_basket(lines, facts, moment)
        if self.members.id in price_lists(self.snapshot["programs"], basket["holder"]["groups"]):
            for row in basket["lines"]:
                product = self.env["product.product"].browse(row["product"])
                price = self.members._get_product_price(product, 1)
                row["prices"] = {str(self.members.id): to_scaled(round(price, 2), 6)}
        return basket

    def order_data(self, lines, **order):
        """The totals as the till computes them, by the company's way of rounding taxes."""
        data = super().order_data(lines, **order)
        taxes, base_lines = self.env["account.tax"], []
        for line in (command[2] for command in data["lines"]):
            values = {name: line[name] for name in ("price_unit", "discount")}
            base_lines.append(
                taxes._prepare_base_line_for_taxes_computation(
                    None,
                    **values,
                    quantity=line["qty"],
                    tax_ids=taxes.browse(line["tax_ids"][0][2]),
                    currency_id=self.currency,
                )
            )
        taxes._add_tax_details_in_base_lines(base_lines, self.company)
        taxes._round_base_lines_tax_details(base_lines, self.company)
        totals = taxes._get_tax_totals_summary(base_lines, self.currency, self.company)
        total = totals["total_amount_currency"]
        data.update(amount_total=total, amount_tax=totals["tax_amount_currency"])
        paid = self.paid(total)
        data["amount_paid"] = paid
        data["payment_ids"][0][2]["amount"] = paid
        return data

    def paid(self, total):
        """What is tendered for ``total``."""
        rounding = self.config.rounding_method if self.config.cash_rounding else None
        return rounding.round(total) if rounding else total

    def sell_all(self, taxes):
        """One receipt for each discount, and one of them invoiced."""
        goods, orders = self.goods(taxes), self.env["pos.order"]
        for name, effect in self.effects(goods).items():
            offer = self.offer(effects=[effect], name=name)
            self.publish(offer)
            (self.snapshot,) = self.env["loyalty.snapshot"]._load_pos_data_search_read(
                {}, self.config
            )
            for is_invoiced in (False, True):
                lines = [
                    self.line(one, quantity, (0, 0, 3.33)[place])
                    for place, (one, quantity) in enumerate(zip(goods, (1, 3, 7), strict=True))
                ]
                values = {"customer": self.customer, "is_invoiced": True} if is_invoiced else {}
                order = self.ring_up(lines, self.silver_card, **values)
                with self.subTest(taxes=taxes, effect=name, invoiced=is_invoiced):
                    self.assert_order(order)
                orders |= order
            offer.action_archive()
        return orders

    def assert_order(self, order):
        """Till = server = lines = journal = invoice."""
        self.assert_clean(order)
        given = sum(order.lines.mapped("discount_engine_minor"))
        self.assertTrue(given)
        self.assertAlmostEqual(sum(self.entries(order).mapped("amount")) * 100, given, 6)
        totals = order._loyalty_totals()
        self.assertAlmostEqual(order.amount_total, sum(totals.values()), 6)
        if not self.config.cash_rounding:  # which core would add to the total
            told = order.amount_total, order.amount_tax
            order._compute_prices()
            self.assertAlmostEqual(order.amount_total, told[0], 6)
            self.assertAlmostEqual(order.amount_tax, told[1], 6)
        if order.account_move:
            self.assertAlmostEqual(
                order.account_move.amount_total, self.paid(order.amount_total), 6
            )
            self.assertAlmostEqual(order.account_move.amount_tax, order.amount_tax, 6)
        else:
            self.assertFalse(order.to_invoice)

    def close(self, orders):
        """Close the shift; its entry and the invoices hold the orders, account by account."""
        session = self.pos_session
        session.post_closing_cash_details(sum(session.order_ids.payment_ids.mapped("amount")))
        session.close_session_from_ui()
        self.assertEqual(session.state, "closed")
        booked = session.move_id.line_ids | orders.account_move.line_ids
        income = booked.filtered(lambda line: line.account_id.account_type == "income")
        taxes = booked.filtered("tax_line_id")
        total, tax = sum(orders.mapped("amount_total")), sum(orders.mapped("amount_tax"))
        self.assertAlmostEqual(-sum(taxes.mapped("balance")), tax, 6)
        self.assertAlmostEqual(-sum(income.mapped("balance")), total - tax, 6)
        self.assertAlmostEqual(sum(session.move_id.line_ids.mapped("balance")), 0, 6)

    def day(self, rounding):
        self.company.tax_calculation_rounding_method = rounding
        self.open_till()
        orders = self.env["pos.order"].union(*(self.sell_all(taxes) for taxes in TAXES))
        self.assertEqual(len(orders), 36)
        self.close(orders)
        return orders

    def test_taxes_rounded_per_line(self):
        self.day("round_per_line")

    def test_taxes_rounded_globally(self):
        self.day("round_globally")

    def test_cash_rounded(self):
        """Cash to the next 0.05: the difference has an account of its own, prices stay."""
        profit = self.company.default_cash_difference_income_account_id
        loss = self.company.default_cash_difference_expense_account_id
        self.config.write(
            {
                "cash_rounding": True,
                "only_round_cash_method": False,
                "rounding_method": self.env["account.cash.rounding"]
                .create(
                    {
                        "name": "0.05",
                        "rounding": 0.05,
                        "rounding_method": "HALF-UP",
                        "strategy": "add_invoice_line",
                        "profit_account_id": profit.id,
                        "loss_account_id": loss.id,
                    }
                )
                .id,
            }
        )
        self.open_till()
        orders = self.sell_all("two rates")
        for order in orders:
            self.assertAlmostEqual(order.amount_paid, self.paid(order.amount_total), 6)
        self.assertTrue(any(order.amount_paid != order.amount_total for order in orders))
        session = self.pos_session
        session.post_closing_cash_details(sum(session.order_ids.payment_ids.mapped("amount")))
        session.close_session_from_ui()
        self.assertEqual(session.state, "closed")
        self.assertAlmostEqual(sum(session.move_id.line_ids.mapped("balance")), 0, 6)
