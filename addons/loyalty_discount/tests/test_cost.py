"""What a sale costs: the same per sale, whatever the history."""

from odoo.tests import tagged

from .common import LoyaltyCase

QUERIES_PLAIN, QUERIES_CARD = 16, 40


@tagged("post_install", "-at_install")
class TestCost(LoyaltyCase):
    def setUp(self):
        super().setUp()
        self.open_till()
        self.counts = counts = []
        model = type(self.env["pos.order"])
        settle = model._loyalty_settle

        def counted(order):
            order.env.flush_all()
            before = order.env.cr.sql_log_count
            settle(order)
            order.env.flush_all()
            counts.append(order.env.cr.sql_log_count - before)

        self.patch(model, "_loyalty_settle", counted)

    def queries(self, *arguments):
        """Queries of our part of a sale."""
        self.ring_up(*arguments)
        return self.counts[-1]

    def test_a_sale_without_card_is_cheap(self):
        self.queries([self.line(self.lamp)])
        self.assertLessEqual(self.queries([self.line(self.lamp)]), QUERIES_PLAIN)

    def test_a_sale_with_card_costs_the_same_after_many(self):
        self.queries([self.line(self.lamp)], self.silver_card)
        few = self.queries([self.line(self.lamp)], self.silver_card)
        for index in range(30):
            self.silver_member._book_spend("sale", 1, order_uuid=f"old-sale-{index}")
        many = self.queries([self.line(self.lamp)], self.silver_card)
        self.assertLessEqual(few, QUERIES_CARD)
        self.assertLessEqual(many, few)

    def test_lines_do_not_multiply_the_queries(self):
        self.queries([self.line(self.lamp)], self.silver_card)
        one = self.queries([self.line(self.lamp)], self.silver_card)
        ten = self.queries([self.line(self.lamp) for _line in range(10)], self.silver_card)
        self.assertLessEqual(ten, one + 2)
