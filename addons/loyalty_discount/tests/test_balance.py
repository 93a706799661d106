"""The balance of core's cards, by calls over HTTP as a manager of the point of sale makes them."""

from xmlrpc.client import Fault

from odoo.tests import HttpCase, JsonRpcException, new_test_user, tagged

from odoo.addons.loyalty_discount.models.loyalty_card_balance import SELLERS

MANAGER, SELLER = "balance_manager", "balance_seller"


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

    def test_not_by_a_seller_who_serves_the_till_too(self):
        """Who sells by quotation moves balances inside quotations, and nowhere else."""
        self.sign_in_a_seller()
        balance = [[self.card.id], {"points": 10**6}]
        with self.assertRaisesRegex(JsonRpcException, "AccessError"):
            self.call("loyalty.card", "write", *balance)
        with self.assertRaisesRegex(JsonRpcException, "AccessError"):
            self.call("loyalty.card", "create", [{"program_id": self.program.id, "points": 5}])
        self.assert_old_ways_closed(self.seller, SELLER)

    def test_not_by_the_old_ways(self):
        """`/jsonrpc` and `/xmlrpc` hide the request from what they call."""
        manager = self.env["res.users"].search([("login", "=", MANAGER)])
        self.assert_old_ways_closed(manager, MANAGER)

    def assert_old_ways_closed(self, user, password):
        balance = [[self.card.id], {"points": 10**6}]
        call = [self.env.cr.dbname, user.id, password, "loyalty.card", "write", balance]
        said = {"service": "object", "method": "execute_kw", "args": call, "model": "sale.order"}
        with self.assertRaisesRegex(JsonRpcException, "AccessError"):
            self.make_jsonrpc_request("/jsonrpc", said)
        with self.assertRaisesRegex(Fault, "balance changes by receipts"):
            self.xmlrpc_object.execute_kw(*call)
        self.assertEqual(self.card.points, 10)

    def test_a_quotation_moves_balances(self):
        """As `sale_loyalty` does: within a call of another model, with the seller's rights."""
        self.sign_in_a_seller()
        action = self.env["ir.actions.server"].create(
            {
                "name": "Confirm",
                "model_id": self.env["ir.model"]._get_id("res.partner"),
                "group_ids": self.seller.group_ids.ids,
                "state": "code",
                "code": f"env['loyalty.card'].browse({self.card.id}).write({{'points': 15}})",
            }
        )
        self.call("ir.actions.server", "run", [action.id])
        self.assertEqual(self.card.points, 15)

    def sign_in_a_seller(self):
        """A cashier who is a salesperson too, by core's group where it is installed."""
        group = self.env.ref(SELLERS, raise_if_not_found=False)
        if not group:
            module, name = SELLERS.split(".")
            group = self.env["res.groups"].create({"name": "Salesperson"})
            ids = {"module": module, "name": name, "model": group._name, "res_id": group.id}
            self.env["ir.model.data"].create(ids)
        for model in ("loyalty.card", "loyalty.history", "loyalty.program"):
            self.env["ir.model.access"].create(
                {
                    "name": "Seller",
                    "model_id": self.env["ir.model"]._get_id(model),
                    "group_id": group.id,
                    **dict.fromkeys(("perm_read", "perm_write", "perm_create"), True),
                }
            )
        groups = f"base.group_user,point_of_sale.group_pos_user,{SELLERS}"
        self.seller = new_test_user(self.env, SELLER, groups)
        self.authenticate(SELLER, SELLER)
