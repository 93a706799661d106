"""Sales that come another way than paid at once in their own shift: each counts once."""

from odoo.tests import tagged

from .common import SILVER_SPEND, LoyaltyCase


@tagged("post_install", "-at_install")
class TestOtherWays(LoyaltyCase):
    def setUp(self):
        super().setUp()
        self.open_till()

    def held_back(self):
        """The data of a sale with the card that the till could not deliver."""
        kept = []
        self.patch(type(self), "sync", lambda _self, data: kept.append(data))
        self.ring_up([self.line(self.lamp), self.line(self.vase)], self.silver_card)
        self.patch(type(self), "sync", LoyaltyCase.sync)
        return kept[0]

    def close_till(self):
        self.pos_session.action_pos_session_validate()
        self.assertEqual(self.pos_session.state, "closed")

    def test_a_sale_of_a_shift_that_is_closed(self):
        """It is kept in the shift that is open now, judged by the programs its till had."""
        data = self.held_back()
        closed = self.pos_session
        self.close_till()
        self.program.tier_ids.discount_percent = 50
        self.open_till()
        order = self.sync(dict(data))
        self.assertEqual((order.state, order.session_id), ("paid", self.pos_session))
        self.assertNotEqual(order.session_id, closed)
        self.assert_clean(order)
        self.assertEqual(self.spend(order), [("sale", order.amount_total)])
        self.sync(dict(data))
        self.assertAlmostEqual(self.silver_member.turnover, SILVER_SPEND + order.amount_total, 2)
        self.assert_spend_adds_up()

    def test_a_sale_on_account(self):
        """Paid later by the customer: the receipt is judged when it is made, once."""
        payment = [(self.pay_later_pm, 95.0)]
        order = self.ring_up(
            [self.line(self.lamp)], self.silver_card, payments=payment, customer=self.customer
        )
        self.assertEqual(
            (order.state, order.payment_ids.payment_method_id), ("paid", self.pay_later_pm)
        )
        self.assertEqual(self.judgement(order).state, "judged")
        self.assertEqual(self.spend(order), [("sale", 95.0)])
        self.close_till()
        self.assertEqual(self.spend(order), [("sale", 95.0)])
        self.assertAlmostEqual(self.silver_member.turnover, SILVER_SPEND + 95, 2)

    def test_a_draft_that_is_paid_later(self):
        """A table's bill is saved again and again before it is paid; nothing counts before."""
        data = self.held_back()
        payments = data.pop("payment_ids")
        order = self.sync({**data, "payment_ids": [], "state": "draft", "amount_paid": 0})
        self.assertEqual((order.state, self.spend(order)), ("draft", []))
        self.assertFalse(self.judgement(order))
        lines = [(1, line.id, {"uuid": line.uuid}) for line in order.lines]
        data.update(access_token=order.access_token, lines=lines, payment_ids=payments)
        self.env["pos.order"].sync_from_ui([{**data, "state": "paid"}])
        self.assertEqual(order.state, "paid")
        self.assert_clean(order)
        self.assertEqual(self.spend(order), [("sale", order.amount_total)])
