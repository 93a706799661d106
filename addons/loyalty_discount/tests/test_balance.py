"""The balance of core's cards, by calls over HTTP as a manager of the point of sale makes them."""

from odoo.tests import HttpCase, JsonRpcException, new_test_user, tagged

MANAGER = "balance_manager"


@tagged("post_install", "-at_install")
class TestBalance(HttpCase):
    """What a card is worth changes with a reason only."""

    def setUp(self):
        super().setUp()
        program = {"name": "Points", "program_type": "loyalty"}
        self.program = self.env["loyalty.program"].create(program)
        self.card = self.env["loyalty.card"].create({"program_id": self.program.id, "points": 10})
        groups = "base.group_user,point_of_sale.group_pos_manager"
        new_test_user(self.env, MANAGER, groups)
        self.authenticate(MANAGER, MANAGER)

    def call(self, model, method, *args):
        """What the web client sends."""
        params = {"model": model, "method": method, "args": args, "kwargs": {}}
        return self.make_jsonrpc_request(f"/web/dataset/call_kw/{model}/{method}", params)

    def test_not_by_writing_it(self):
        for method, *more in (("write",), ("web_save", {})):
            with self.assertRaisesRegex(JsonRpcException, "AccessError"):
                self.call("loyalty.card", method, [self.card.id], {"points": 10**6}, *more)
        self.assertEqual(self.card.points, 10)

    def test_by_the_wizard_and_its_reason(self):
        why = {"card_id": self.card.id, "new_balance": 25, "description": "The till was down."}
        (wizard,) = self.call("loyalty.card.update.balance", "create", [why])
        self.call("loyalty.card.update.balance", "action_update_card_point", [wizard])
        self.assertEqual(self.card.points, 25)
        self.assertIn("The till was down.", self.card.history_ids.mapped("description"))

    def test_not_by_making_a_card_that_has_it(self):
        card = {"program_id": self.program.id, "points": 10**6}
        with self.assertRaisesRegex(JsonRpcException, "AccessError"):
            self.call("loyalty.card", "create", [card])
        with self.assertRaisesRegex(JsonRpcException, "AccessError"):
            self.call("loyalty.card", "web_save", [], card, {})
        self.assertEqual(self.program.coupon_ids, self.card)

    def test_made_by_the_wizard_and_its_reason(self):
        why = {
            "program_id": self.program.id,
            "coupon_qty": 1,
            "points_granted": 25,
            "description": "For those who waited.",
        }
        (wizard,) = self.call("loyalty.generate.wizard", "create", [why])
        self.call("loyalty.generate.wizard", "generate_coupons", [wizard])
        made = self.program.coupon_ids - self.card
        self.assertEqual(made.points, 25)
        self.assertEqual(made.history_ids.mapped("description"), ["For those who waited."])
