"""Orders that guests make themselves: what they say of a card gives them nothing by itself."""

import json

from odoo.tests import tagged

from .restaurant_common import RestaurantCase


@tagged("post_install", "-at_install")
class TestSelfOrder(RestaurantCase):
    """An order from a telephone at a table, paid at the till later."""

    def setUp(self):
        super().setUp()
        self.program.action_publish_at_once()
        config = self.main_pos_config
        config.write({"self_ordering_mode": "mobile", "self_ordering_pay_after": "meal"})
        config.with_user(self.pos_user).open_ui()
        config.current_session_id.set_opening_control(0, "")

    def order_from_a_telephone(self, line=None, **values):
        """The draft order that a guest at table 2 sends over HTTP, without signing in."""
        config = self.main_pos_config
        params = {
            "order": {**self.guests_order(), "lines": [[0, 0, self.guests_line(line)]], **values},
            "access_token": config.access_token,
            "table_identifier": self.tables[0].identifier,
        }
        answer = self.url_open(
            "/pos-self-order/process-order/mobile",
            json.dumps({"jsonrpc": "2.0", "params": params}),
            headers={"Content-Type": "application/json"},
        ).json()
        self.assertNotIn("error", answer)
        self.env.invalidate_all()
        return self.env["pos.order"].search([("uuid", "=", "guest-order")])

    def guests_order(self):
        config = self.main_pos_config
        amounts = ("amount_total", "amount_tax", "amount_paid", "amount_return")
        return {
            "uuid": "guest-order",
            "session_id": config.current_session_id.id,
            "config_id": config.id,
            "company_id": config.company_id.id,
            "state": "draft",
            **dict.fromkeys(amounts, 0),
        }

    def guests_line(self, values):
        return {
            "uuid": "guest-line",
            "product_id": self.lamp.product_variant_id.id,
            "qty": 1,
            "price_unit": 100,
            "tax_ids": [(6, 0, [])],
            "price_subtotal": 100,
            "price_subtotal_incl": 100,
            **(values or {}),
        }

    def pay(self, order):
        """Money is taken at the till, from the back office here."""
        method = order.config_id.payment_method_ids[:1]
        order.add_payment(
            {
                "pos_order_id": order.id,
                "amount": order.amount_total,
                "payment_method_id": method.id,
            }
        )
        order.action_pos_order_paid()
        return self.env["loyalty.judgement"].search([("order_uuid", "=", order.uuid)])

    def test_a_guest_is_booked_as_it_stands(self):
        order = self.order_from_a_telephone()
        self.assertEqual(order.state, "draft")
        judgement = self.pay(order)
        self.assertEqual(judgement.state, "judged")
        self.assertFalse(judgement.problems)
        self.assertEqual(self.spend_of(order), [])
        self.assertFalse(self.env["loyalty.mismatch"].search([("order_uuid", "=", order.uuid)]))

    def test_a_member_at_the_table_pays_at_the_till(self):
        """The till takes the guest's order, the card is shown, the discount comes."""
        order = self.order_from_a_telephone()
        self.start_pos_tour("loyalty_self_order_paid")
        self.env.invalidate_all()
        self.assertEqual((order.state, order.amount_total), ("paid", 95.0))
        self._assert_judged(order, spend=95.0)

    def test_a_guest_takes_no_discount(self):
        """A discount of ours in the guest's data is a difference with an alarm."""
        order = self.order_from_a_telephone({"discount": 50, "discount_manual": 0})
        self.pay(order)
        found = self.env["loyalty.mismatch"].search([("order_uuid", "=", order.uuid)])
        self.assertIn("tampered", found.mapped("reason"))

    def test_a_guest_says_whose_card_it_is(self):
        """What he paid counts for that card, once; it gives him no discount."""
        before = self.member.turnover
        claim = {"v": 1, "card": {"number": self.silver_card.number, "presented": "scan"}}
        order = self.order_from_a_telephone(loyalty_claim=claim)
        self.pay(order)
        order.action_pos_order_paid()
        self.assertEqual(self.spend_of(order), [100.0])
        self.assertEqual(self.member.turnover, before + 100)
        self.assertFalse(self.env["loyalty.discount.entry"].search([("order_id", "=", order.id)]))
