"""Quotations move balances by themselves; what a seller writes into them does not."""

from odoo.tests import HttpCase, JsonRpcException, new_test_user, tagged

SELLER, CHIEF = "quotation_seller", "quotation_chief"
SELLS = (
    "base.group_user",
    "base.group_partner_manager",
    "point_of_sale.group_pos_user",
    "sales_team.group_sale_salesman",
)
WORTH = 10**6
MAIL = """From: anna@example.com
To: sales@example.com
Subject: More points
Message-Id: <points@example.com>

Please.
"""


@tagged("post_install", "-at_install")
class TestQuotations(HttpCase):
    """A seller by core's own group, over HTTP; a customer whose card holds ten points."""

    def setUp(self):
        super().setUp()
        self.env["loyalty.program"].search([]).action_archive()
        rule = {"reward_point_mode": "order", "reward_point_amount": 7}
        reward = {"reward_type": "discount", "discount": 10, "required_points": 4}
        self.program = self.env["loyalty.program"].create(
            {
                "name": "Points",
                "program_type": "loyalty",
                "applies_on": "both",
                "trigger": "auto",
                "rule_ids": [(5, 0), (0, 0, rule)],
                "reward_ids": [(5, 0), (0, 0, reward)],
            }
        )
        self.customer = self.env["res.partner"].create({"name": "Anna Petrova"})
        card = {"program_id": self.program.id, "partner_id": self.customer.id, "points": 10}
        self.card = self.env["loyalty.card"].create(card)
        product = {"name": "Repair", "list_price": 100, "type": "service"}
        self.repair = self.env["product.product"].create(product)
        self.seller = new_test_user(self.env, SELLER, ",".join(SELLS))
        new_test_user(self.env, CHIEF, "base.group_user,sales_team.group_sale_manager")
        self.authenticate(SELLER, SELLER)
        self.order = self.quote()

    def call(self, model, method, *args, **kwargs):
        """What the web client sends."""
        params = {"model": model, "method": method, "args": args, "kwargs": kwargs}
        answer = self.make_jsonrpc_request(f"/web/dataset/call_kw/{model}/{method}", params)
        self.env.invalidate_all()
        return answer

    def quote(self):
        line = {"product_id": self.repair.id, "product_uom_qty": 1}
        values = {"partner_id": self.customer.id, "order_line": [(0, 0, line)]}
        (order,) = self.call("sale.order", "create", [values])
        return self.env["sale.order"].browse(order)

    def refused(self, model, method, *args, **kwargs):
        """The call is not allowed, and leaves every balance and the history as they were."""
        with self.assertRaisesRegex(JsonRpcException, "AccessError"):
            self.call(model, method, *args, **kwargs)
        self.env.invalidate_all()
        self.assertEqual((self.card.points, self.program.coupon_ids), (10, self.card))
        self.assertFalse(self.card.history_ids)

    def test_a_balance_is_not_nested_in_a_quotation(self):
        more = {"points": WORTH}
        nested = {"applied_coupon_ids": [(1, self.card.id, more)]}
        new = {"partner_id": self.customer.id, **nested}
        partner = {"sale_order_ids": [(1, self.order.id, nested)]}
        ids = [self.order.id]
        self.refused("sale.order", "write", ids, nested)
        self.refused("sale.order", "web_save", ids, nested, {})
        self.refused("sale.order", "create", [new])
        self.refused("sale.order", "message_update", ids, {}, nested)
        self.refused("sale.order", "message_process", "sale.order", MAIL, custom_values=new)
        self.refused("res.partner", "write", [self.seller.partner_id.id], partner)

    def test_a_card_is_not_nested_in_a_quotation(self):
        """Not even by a manager: one who may make cards makes them with a reason."""
        card = {"program_id": self.program.id, "points": WORTH}
        nested = {"applied_coupon_ids": [(0, 0, card)]}
        self.refused("sale.order", "write", [self.order.id], nested)
        self.authenticate(CHIEF, CHIEF)
        self.refused("sale.order", "write", [self.order.id], nested)
        nested = {"applied_coupon_ids": [(1, self.card.id, {"points": WORTH})]}
        self.refused("sale.order", "write", [self.order.id], nested)

    def test_what_a_quotation_gives_is_nobodys_word(self):
        """Core counts it as the system; its sales managers may write it, in plain Odoo."""
        self.authenticate(CHIEF, CHIEF)
        row = {"order_id": self.order.id, "coupon_id": self.card.id, "points": WORTH}
        self.refused("sale.order.coupon.points", "create", [row])
        nested = {"coupon_point_ids": [(0, 0, {**row, "order_id": False})]}
        self.refused("sale.order", "write", [self.order.id], nested)
        self.call("sale.order", "action_confirm", [self.order.id])
        self.assertEqual(self.card.points, 17)
        given = self.order.coupon_point_ids
        self.assertEqual(given.points, 7)
        with self.assertRaisesRegex(JsonRpcException, "AccessError"):
            self.call("sale.order.coupon.points", "write", given.ids, {"points": WORTH})

    def test_whose_a_card_is_stays(self):
        mine = {"partner_id": self.seller.partner_id.id}
        self.refused("loyalty.card", "write", [self.card.id], mine)
        nested = {"applied_coupon_ids": [(1, self.card.id, mine)]}
        self.refused("sale.order", "write", [self.order.id], nested)
        self.assertEqual(self.card.partner_id, self.customer)

    def test_history_is_not_written_by_hand(self):
        line = {"card_id": self.card.id, "description": "x", "issued": WORTH}
        self.refused("loyalty.history", "create", [line])
        self.order.action_confirm()
        history = self.card.history_ids
        with self.assertRaisesRegex(JsonRpcException, "AccessError"):
            self.call("loyalty.history", "write", history.ids, {"issued": WORTH})
        self.assertEqual(history.issued, 7)

    def test_only_managers_give_reasons(self):
        why = {"card_id": self.card.id, "new_balance": 25, "description": "He asked for it."}
        for user in (SELLER, CHIEF):
            self.authenticate(user, user)
            (wizard,) = self.call("loyalty.card.update.balance", "create", [why])
            correct = ("loyalty.card.update.balance", "action_update_card_point", [wizard])
            if user == SELLER:
                self.refused(*correct)
        self.call(*correct)
        self.assertEqual(self.card.points, 25)
        self.assertEqual(self.card.history_ids.mapped("description"), ["He asked for it."])

    def test_a_quotation_earns_when_confirmed_and_returns_when_cancelled(self):
        self.call("sale.order", "action_confirm", self.order.ids)
        self.assertEqual(self.card.points, 17)
        self.assertEqual(self.card.history_ids.mapped("issued"), [7])
        self.authenticate(CHIEF, CHIEF)  # core lets nobody else cancel what has earned points
        self.call("sale.order", "action_cancel", self.order.ids)
        self.assertEqual(self.card.points, 10)
        self.assertFalse(self.card.history_ids)

    def test_a_reward_is_paid_with_points(self):
        """Before it is confirmed, and after."""
        self.take_the_reward(self.order)
        self.assertEqual(self.card.points, 10)
        self.call("sale.order", "action_confirm", self.order.ids)
        self.assertEqual(self.card.points, 13)
        later = self.quote()
        self.call("sale.order", "action_confirm", later.ids)
        self.assertEqual(self.card.points, 20)
        self.take_the_reward(later)
        self.assertEqual(self.card.points, 16)

    def test_points_are_given_once(self):
        """Core gives them again to a quotation whose state is set back by hand."""
        self.call("sale.order", "action_confirm", self.order.ids)
        self.call("sale.order", "write", self.order.ids, {"state": "draft"})
        with self.assertRaisesRegex(JsonRpcException, "AccessError"):
            self.call("sale.order", "action_confirm", self.order.ids)
        self.assertEqual(self.card.points, 17)

    def test_a_card_gets_back_what_was_taken_from_it(self):
        """A line says in two calls that it cost points, and of which card: core gives them back."""
        self.program.date_to = "2020-01-01"  # it earns nothing: a seller may cancel it
        self.call("sale.order", "action_confirm", self.order.ids)
        forged = {
            "order_id": self.order.id,
            "name": "A reward",
            "product_id": self.repair.id,
            "reward_id": self.program.reward_ids.id,
            "points_cost": WORTH,
        }
        (line,) = self.call("sale.order.line", "create", [forged])
        self.call("sale.order.line", "write", [line], {"coupon_id": self.card.id})
        with self.assertRaisesRegex(JsonRpcException, "AccessError"):
            self.call("sale.order", "action_cancel", self.order.ids)
        self.assertEqual(self.card.points, 10)

    def test_a_reward_comes_back(self):
        self.program.rule_ids.minimum_qty = 5
        self.take_the_reward(self.order)
        self.call("sale.order", "action_confirm", self.order.ids)
        self.assertEqual(self.card.points, 6)
        self.authenticate(CHIEF, CHIEF)
        self.call("sale.order", "action_cancel", self.order.ids)
        self.assertEqual(self.card.points, 10)

    def take_the_reward(self, order):
        """Core's button and its wizard, which may answer itself where there is one reward."""
        self.call("sale.order", "action_open_reward_wizard", order.ids)
        self.assertEqual(order.order_line.reward_id, self.program.reward_ids)
