"""Orders that guests make themselves: what they say of a card gives them nothing by itself."""

import json

from odoo import fields
from odoo.tests import tagged

from odoo.addons.loyalty_discount.claim.moments import format_moment

from .restaurant_common import RestaurantCase


class Guests:
    """What holds for a guest's order from a telephone and from a kiosk alike."""

    allow_inherited_tests_method = True  # Odoo leaves them out otherwise
    #: how guests order here, as the settings of the till and the address of the order say it
    device, pay_after = None, None

    def setUp(self):
        super().setUp()
        self.program.action_publish_at_once()
        config = self.main_pos_config
        self.prepare(config)
        config.write(
            {"self_ordering_mode": self.device, "self_ordering_pay_after": self.pay_after}
        )
        config.with_user(self.pos_user).open_ui()
        config.current_session_id.set_opening_control(0, "")

    def prepare(self, config):
        """What the till needs before guests may order."""

    def guest_orders(self, line=None, **values):
        """The draft order that a guest sends over HTTP, without signing in."""
        config = self.main_pos_config
        params = {
            "order": {**self.guests_order(), "lines": [[0, 0, self.guests_line(line)]], **values},
            "access_token": config.access_token,
            "table_identifier": self.tables[0].identifier if self.device == "mobile" else None,
        }
        answer = self.url_open(
            f"/pos-self-order/process-order/{self.device}",
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
        """Money is taken, at the till or by the kiosk's terminal; return what was judged."""
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

    def test_a_guest_learns_nothing_of_the_card_agent(self):
        token = "token-of-the-card-agent"
        config = self.main_pos_config
        config.write({"card_agent_url": "http://127.0.0.1:9205", "card_agent_token": token})
        self.env.flush_all()
        answer = self.url_open(
            f"/pos-self/data/{config.id}",
            json.dumps({"jsonrpc": "2.0", "params": {"access_token": config.access_token}}),
            headers={"Content-Type": "application/json"},
        ).text
        self.assertIn(config.name, answer)
        self.assertNotIn(token, answer)
        self.assertNotIn("9205", answer)

    def test_a_guest_is_booked_as_it_stands(self):
        order = self.guest_orders()
        self.assertEqual((order.state, order.source), ("draft", self.device))
        judgement = self.pay(order)
        self.assertEqual(judgement.state, "judged")
        self.assertFalse(judgement.problems)
        self.assertEqual(self.spend_of(order), [])
        self.assertFalse(self.env["loyalty.mismatch"].search([("order_uuid", "=", order.uuid)]))

    def test_a_guest_takes_no_discount(self):
        """A discount of ours in the guest's data is a difference with an alarm."""
        order = self.guest_orders({"discount": 50, "discount_manual": 0})
        self.pay(order)
        found = self.env["loyalty.mismatch"].search([("order_uuid", "=", order.uuid)])
        self.assertIn("tampered", found.mapped("reason"))

    def forged(self, **facts):
        """A claim in which the guest says what the server knew of the card."""
        now = format_moment(fields.Datetime.now())
        member = {"level": self.member.tier_id.id}
        holder = {"memberships": {str(self.program.id): member}}
        return {
            "v": 1,
            "moment": now,
            "facts": {"source": "server", "as_of": now, "holder": holder, **facts},
        }

    def assert_forged(self, claim):
        """What the guest said of a discount is worth nothing, and the difference shows."""
        discounted = {"discount": 5, "discount_manual": 0}
        order = self.guest_orders(discounted, loyalty_claim=claim)
        self.pay(order)
        found = self.env["loyalty.mismatch"].search([("order_uuid", "=", order.uuid)])
        self.assertIn("tampered", found.mapped("reason"))
        return order

    def test_a_guest_forges_no_level(self):
        card = {"number": self.silver_card.number, "presented": "swipe"}
        order = self.assert_forged({**self.forged(), "card": card})
        said = {name for name, value in order.loyalty_claim.items() if value}
        self.assertEqual(said - {"approvals"}, {"v", "card"})

    def test_a_guest_forges_no_foreign_card(self):
        rule = self.env["card.number.rule"].create(
            {"name": "City", "prefix": "777", "company_id": self.main_pos_config.company_id.id}
        )
        group = self.env["loyalty.group"].create({"name": "Social", "rule_ids": rule.ids})
        condition = {"kind": "group", "group_ids": group.ids}
        offer = self.env["loyalty.program"].create(
            {
                "name": "Social",
                "program_type": "discount",
                "company_id": self.main_pos_config.company_id.id,
                "currency_id": self.main_pos_config.currency_id.id,
                "effect_ids": [(0, 0, {"kind": "percent", "percent": 5})],
                "condition_ids": [(0, 0, condition)],
            }
        )
        offer.action_publish_at_once()
        claim = {**self.forged(holder=None), "foreign": {"rule": rule.id}}
        self.assert_forged({**claim, "facts": None})

    def test_a_guest_says_whose_card_it_is(self):
        """What he paid counts for that card, once; it gives him no discount."""
        before = self.member.turnover
        claim = {"v": 1, "card": {"number": self.silver_card.number, "presented": "scan"}}
        order = self.guest_orders(loyalty_claim=claim)
        self.pay(order)
        order.action_pos_order_paid()
        self.assertEqual(self.spend_of(order), [100.0])
        self.assertEqual(self.member.turnover, before + 100)
        self.assertFalse(self.env["loyalty.discount.entry"].search([("order_id", "=", order.id)]))


@tagged("post_install", "-at_install")
class TestSelfOrder(Guests, RestaurantCase):
    """An order from a telephone at a table, paid at the till later."""

    device, pay_after = "mobile", "meal"

    def test_a_member_at_the_table_pays_at_the_till(self):
        """The till takes the guest's order, the card is shown, the discount comes."""
        order = self.guest_orders()
        self.start_pos_tour("loyalty_self_order_paid")
        self.env.invalidate_all()
        self.assertEqual((order.state, order.amount_total), ("paid", 95.0))
        self._assert_judged(order, spend=95.0)


@tagged("post_install", "-at_install")
class TestKiosk(Guests, RestaurantCase):
    """An order at a kiosk, paid there at a terminal: the kiosk's own user books it."""

    device, pay_after = "kiosk", "each"

    def prepare(self, config):
        """A kiosk takes no cash."""
        config.payment_method_ids = config.payment_method_ids.filtered(
            lambda method: not method.is_cash_count
        )

    def pay(self, order):
        """As the terminals of `pos_self_order_*` do when the money is theirs."""
        return super().pay(order.with_user(order.config_id.self_ordering_default_user_id))
