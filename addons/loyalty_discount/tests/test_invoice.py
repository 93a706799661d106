"""Invoice of a receipt: total of the order, to the cent."""

from odoo.tests import tagged

from .common import LoyaltyCase


@tagged("post_install", "-at_install")
class TestInvoice(LoyaltyCase):
    def setUp(self):
        super().setUp()
        self.open_till()
        self.cheap = self.create_product("Cheap", self.categ_basic, 0.99, tax_ids=self.tax(10).ids)
        self.dear = self.create_product("Dear", self.categ_basic, 1000.0, tax_ids=self.tax(10).ids)
        self.net = self.create_product("Net", self.categ_basic, 0.99, tax_ids=self.tax(7).ids)

    def invoiced(self, *lines, card=None, **order):
        order = self.ring_up(
            list(lines), card or self.silver_card, customer=self.customer, is_invoiced=True, **order
        )
        self.assertTrue(order.account_move)
        return order

    def assert_invoice_is_exact(self, order):
        move = order.account_move
        self.assertAlmostEqual(move.amount_total, order.amount_total, 2)
        self.assertAlmostEqual(
            move.amount_tax,
            sum(line.price_subtotal_incl - line.price_subtotal for line in order.lines),
            1,
        )
        for line in move.invoice_line_ids:
            self.assertEqual(line.discount, round(line.discount, 2))
        self.assertEqual(move.payment_state, "paid")

    def test_judged_before_the_invoice(self):
        order = self.invoiced(self.line(self.lamp))
        self.assert_clean(order)
        self.assertEqual(self.spend(order), [("sale", 95.0)])

    def test_small_amounts(self):
        """5 % of 3 x 0.99 = 0.1485 -> 0.15, so 2.82 of 2.97: 5.0505... %."""
        order = self.invoiced(self.line(self.cheap, 3))
        self.assertEqual(order.lines.price_subtotal_incl, 2.82)
        self.assertNotEqual(order.lines.discount, round(order.lines.discount, 2))
        self.assert_invoice_is_exact(order)

    def test_a_third(self):
        """33.33 and 33.3333 % of 1000, manual and together with the level."""
        for manual in (33.33, 33.3333):
            order = self.invoiced(self.line(self.dear, manual=manual))
            self.assert_invoice_is_exact(order)
            plain = self.invoiced(self.line(self.dear, manual=manual), card=self.number(999))
            self.assert_invoice_is_exact(plain)

    def test_many_lines_two_rates(self):
        lines = [self.line(self.cheap, n, manual=m) for n, m in ((1, 0), (3, 3.333), (7, 12.5))]
        lines += [self.line(self.net, n) for n in (1, 3, 11)]
        lines += [self.line(self.lamp, 3, manual=1.1111)]
        self.assert_invoice_is_exact(self.invoiced(*lines))

    def test_almost_everything_off(self):
        order = self.invoiced(self.line(self.dear, manual=99.999))
        self.assert_invoice_is_exact(order)
        self.assertEqual(order.account_move.invoice_line_ids.discount, 0)

    def test_credit_note_of_a_refund(self):
        order = self.invoiced(self.line(self.cheap, 3))
        back = self.refund(order, {order.lines: 3}, customer=self.customer, is_invoiced=True)
        self.assertAlmostEqual(back.account_move.amount_total, order.amount_total, 2)
        self.assertEqual(back.account_move.move_type, "out_refund")
