"""Sold cards are goods: revenue by the till, cost by Odoo or, where it does not, by us."""

from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import CardBooksCase


@tagged("post_install", "-at_install")
class TestSoldCardsPeriodic(CardBooksCase):
    """A periodic company: nobody but us posts the cost of a card sold on a receipt."""

    # Odoo runs inherited tests only where a class asks for them.
    allow_inherited_tests_method = True
    valuation = "periodic"
    update_stock = "real"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.inventory_valuation = cls.valuation
        cls.company.point_of_sale_update_stock_quantities = cls.update_stock
        cls.sale_product.taxes_id = cls.make_tax("sale", 20)
        cls.batch = cls.buy(cls.sale_product, 20, 12.0)
        cls.stock = cls.shop.lot_stock_id

    def shift_entries(self):
        """All entries of the shift."""
        return self.pos_session._get_related_account_moves()

    def ledger_of(self, role):
        """Journal items on the account of a role."""
        account = self.env["loyalty.account.role"]._account(self.company, role)
        return self.env["account.move.line"].search(
            [("account_id", "=", account.id), ("parent_state", "=", "posted")]
        )

    def test_sale_leaves_as_goods(self):
        self.open_till()
        first, second = self.cards(self.batch)[:2]
        self.sell(first)
        self.sell(second)
        self.assertEqual(first.state, "active")
        self.assertEqual(first.location_id.usage, "customer")
        self.close_till()
        self.assertEqual(self.quantity_at(self.batch, self.stock), 18)
        self.assert_register_is_stock(self.batch)
        roles = self.roles(self.shift_entries())
        self.assertEqual((roles["COGS"], roles["GDS"]), (2400, -2400))
        self.assertEqual((roles["REV"], roles["VATG"]), (-11666, -2334))
        self.assertFalse(self.env["loyalty.act"].search([("company_id", "=", self.company.id)]))
        self.assert_books_are_consistent()

    def test_cost_is_posted_once(self):
        self.open_till()
        self.sell(self.cards(self.batch)[0])
        self.close_till()
        entries = self.shift_entries()
        self.pos_session._loyalty_post_card_cost()
        self.env["loyalty.act"]._cron_finish_shifts()
        self.assertEqual(self.shift_entries(), entries)

    def test_invoiced_order_is_not_costed_twice(self):
        self.open_till()
        first, second = self.cards(self.batch)[:2]
        customer = self.env["res.partner"].create({"name": "Customer"})
        order = self.sell(first, customer=customer, is_invoiced=True)
        self.assertTrue(order.account_move)
        self.sell(second)
        self.close_till()
        roles = self.roles(self.shift_entries())
        self.assertEqual((roles["COGS"], roles["GDS"]), (2400, -2400))
        self.assert_books_are_consistent()

    def test_intact_card_comes_back(self):
        self.open_till()
        card = self.cards(self.batch)[0]
        order = self.sell(card)
        self.close_till()
        self.open_till()
        line = self.line(
            card.product_id,
            -1,
            refunded_orderline_id=order.lines.id,
            pack_lot_ids=[[0, 0, {"lot_name": card.lot_id.name}]],
        )
        self.ring_up_without_claim([line])
        self.assertEqual((card.state, card.location_id), ("stock", self.stock))
        self.close_till()
        roles = self.roles(self.shift_entries())
        self.assertEqual((roles["COGS"], roles["GDS"]), (-1200, 1200))
        self.assert_register_is_stock(self.batch)
        self.assert_books_are_consistent()

    def test_odd_cost_leaves_no_cents_behind(self):
        more = self.buy(self.sale_product, 3, 0.0, first="00000401")
        self.open_till()
        for card in self.cards(self.batch)[:7]:
            self.sell(card)
        self.close_till()
        self.assert_books_are_consistent()
        self.open_till()
        for card in self.cards(self.batch) | self.cards(more):
            self.sell(card)
        self.close_till()
        self.assert_books_are_consistent()
        self.assertEqual(sum(self.ledger_of("GDS").mapped("balance")), 0)

    def test_goods_that_left_after_the_shift(self):
        self.open_till()
        card = self.cards(self.batch)[0]
        moves = type(self.env["stock.move"])
        with patch.object(moves, "_action_done", side_effect=UserError("not now")):
            self.sell(card)
            self.close_till()
        picking = self.pos_session.picking_ids
        self.assertNotEqual(picking.state, "done")
        self.assertNotIn("register_equals_stock", self.env["loyalty.consistency"]._violations())
        picking._action_done()
        self.assertEqual(picking.state, "done")
        if self.valuation == "periodic":
            self.assertEqual(self.roles(self.pos_session.loyalty_cost_move_ids)["COGS"], 1200)
            self.assert_books_are_consistent()

    def test_open_shift_has_only_named_differences(self):
        self.open_till()
        self.sell(self.cards(self.batch)[0])
        self.assertNotIn("register_equals_stock", self.env["loyalty.consistency"]._violations())
        self.close_till()


@tagged("post_install", "-at_install")
class TestLateInvoice(TestSoldCardsPeriodic):
    """An invoice made after the shift, in a periodic company."""

    allow_inherited_tests_method = False
    other_value = 0.0

    def test_receipt_invoiced_after_the_shift(self):
        self.open_till()
        order = self.sell(self.cards(self.batch)[0])
        self.close_till()
        order.partner_id = self.env["res.partner"].create({"name": "Customer"})
        order.action_pos_order_invoice()
        self.assert_books_are_consistent()
        self.assertEqual(sum(self.ledger_of("GDS").mapped("balance")), 19 * 12.0 + self.other_value)
        self.assertEqual(sum(self.ledger_of("COGS").mapped("balance")), 12.0)


@tagged("post_install", "-at_install")
class TestLateInvoicePerpetual(TestLateInvoice):
    """The same in a perpetual company, where core posts the cost thrice."""

    valuation = "real_time"
    other_value = 150.0

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other_product = cls.make_card_product("Card, gilded", "goods", list_price=90.0)
        cls.other_batch = cls.buy(cls.other_product, 5, 30.0, first="00000401")

    def test_receipt_invoiced_after_the_shift(self):
        return super().test_receipt_invoiced_after_the_shift()

    def test_two_products_on_one_account(self):
        self.open_till()
        first, second = self.cards(self.batch)[0], self.cards(self.other_batch)[0]
        lines = [
            self.line(
                card.product_id,
                loyalty_card_number=card.number,
                pack_lot_ids=[[0, 0, {"lot_name": card.lot_id.name}]],
            )
            for card in (first, second)
        ]
        order = self.ring_up(lines)
        self.sell(self.cards(self.batch)[0])
        self.close_till()
        order.partner_id = self.env["res.partner"].create({"name": "Customer"})
        order.action_pos_order_invoice()
        self.assert_books_are_consistent()
        self.assertEqual(sum(self.ledger_of("COGS").mapped("balance")), 12.0 + 12.0 + 30.0)


@tagged("post_install", "-at_install")
class TestLateInvoicePerpetualAtClosing(TestLateInvoicePerpetual):
    """A perpetual company that moves goods at the end of the shift."""

    update_stock = "closing"

    def test_receipt_invoiced_after_the_shift(self):
        return super().test_receipt_invoiced_after_the_shift()


@tagged("post_install", "-at_install")
class TestSoldCardsPeriodicAtClosing(TestSoldCardsPeriodic):
    """The same when core moves the goods at the end of the shift."""

    update_stock = "closing"


@tagged("post_install", "-at_install")
class TestSoldCardsPerpetual(TestSoldCardsPeriodic):
    """A perpetual company: Odoo posts the cost, we add nothing."""

    valuation = "real_time"

    def test_we_post_nothing(self):
        self.open_till()
        self.sell(self.cards(self.batch)[0])
        self.close_till()
        self.assertFalse(self.pos_session.loyalty_cost_move_ids)


@tagged("post_install", "-at_install")
class TestSoldCardsPerpetualAtClosing(TestSoldCardsPeriodic):
    """A perpetual company that moves goods at the end of the shift."""

    valuation = "real_time"
    update_stock = "closing"
