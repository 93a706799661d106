"""Receipts that arrive before their card was handed out, by the server's clock."""

import uuid

from odoo.tests import tagged

from .test_message import MessageCase


@tagged("post_install", "-at_install")
class TestEarly(MessageCase):
    """The till gave the card without network: message and receipts come in any order."""

    def use(self, card=None, **order):
        """A lamp with a card the till could not ask about."""
        number = (card or self.card).number

        def say(data):
            card = {"number": number, "presented": "swipe", "rule": self.rule.id, "medium": None}
            data["loyalty_claim"]["card"] = card

        return self.ring_up([self.line(self.lamp)], change=say, **order)

    def given(self, **values):
        """The till gave the card when its session began."""
        moment = self.pos_session.start_at.strftime("%Y-%m-%dT%H:%M:%SZ")
        return self.message(**{**self.form(), "moment": moment, **values})

    def test_the_receipt_first(self):
        order = self.use()
        self.assertEqual(self.spend(order), [])
        message = self.given()
        self.deliver(message)
        self.assertEqual(self.spend(order), [("sale", 100.0)])
        self.assertEqual(self.judgement(order).medium_id, self.card)
        self.assertEqual(self.mismatches(order), {("card", "counted_later")})
        self.deliver(message)
        order._loyalty_settle()
        self.assertEqual(self.card.membership_ids.turnover, 100)
        self.assertEqual(self.card.membership_ids.visits, 1)
        self.assert_spend_adds_up()

    def test_the_same_end_as_in_order(self):
        self.deliver(self.given())
        order = self.use()
        self.assertEqual(self.spend(order), [("sale", 100.0)])
        self.assertEqual(self.mismatches(order), set())

    def test_what_came_back_meanwhile_does_not_count(self):
        order = self.use()
        self.refund(order, {order.lines: 1})
        self.deliver(self.given())
        self.assertEqual(self.spend(order), [])
        self.assertEqual(self.card.membership_ids.turnover, 0)

    def test_receipts_before_the_card_was_given(self):
        """Somebody collects strangers' receipts on a card of the drawer: they stay nobody's."""
        order = self.use()
        self.env.flush_all()
        self.env.cr.execute("UPDATE loyalty_judgement SET moment = '2026-02-01'")
        self.env.invalidate_all()
        self.deliver(self.message(moment="2026-01-15T09:40:00Z", **self.form()))
        self.assertEqual(self.spend(order), [])

    def test_the_receipt_it_was_given_with(self):
        """The joining receipt counts, whichever of the two arrives first."""
        self.program.join_amount = 50
        joining = str(uuid.uuid4())
        order = self.ring_up([self.line(self.lamp)], uuid=joining)
        self.deliver(self.given(order=joining))
        self.assertEqual(self.spend(order), [("sale", 100.0)])
        small = self.make_card(230)
        joining = str(uuid.uuid4())
        order = self.ring_up([self.line(self.tiny())], uuid=joining)
        self.deliver(self.given(card=small, order=joining))
        self.assertIn(("card", "join_below"), self.mismatches(order))

    def tiny(self):
        return self.create_product("Pin", self.categ_basic, 1.0)

    def test_a_sold_card(self):
        card = self.make_card(231, purpose="sale", product_id=self.card_product.id)
        order = self.use(card)
        self.env.flush_all()
        self.env.cr.execute("UPDATE loyalty_judgement SET moment = moment + interval '1 minute'")
        self.env.invalidate_all()
        self.sell(card)
        self.assertEqual(self.spend(order), [("sale", 100.0)])

    def test_a_right_that_is_refused(self):
        self.program.desk_own = "refuse"
        partner = self.env.user.partner_id
        order = self.use()
        self.deliver(self.given(**self.form(partner=partner.id)))
        self.assertEqual(self.card.partner_id, partner)
        self.assertEqual(self.spend(order), [])
