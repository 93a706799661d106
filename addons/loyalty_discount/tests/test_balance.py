"""The balance of core's cards, by calls over HTTP as a manager of the point of sale makes them."""

from xmlrpc.client import Fault

from odoo.tests import HttpCase, JsonRpcException, new_test_user, tagged

SELLERS = "sales_team.group_sale_salesman"
MANAGER, SELLER, CASHIER = "balance_manager", "balance_seller", "balance_cashier"
MAIL = """From: anna@example.com
To: shop@example.com
Subject: A card, please
Message-Id: <{0}-{1}@example.com>

Thank you.
"""


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

    def call(self, model, method, *args, **kwargs):
        """What the web client sends."""
        params = {"model": model, "method": method, "args": args, "kwargs": kwargs}
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

    def test_not_through_another_record(self):
        """A balance is no less a balance inside the values of its program."""
        card = {"points": 10**6}
        for command in ((1, self.card.id, card), (0, 0, card)):
            for method, *more in (("write",), ("web_save", {})):
                values = {"coupon_ids": [command]}
                with self.assertRaisesRegex(JsonRpcException, "AccessError"):
                    self.call("loyalty.program", method, [self.program.id], values, *more)
        self.assertEqual((self.card.points, self.program.coupon_ids), (10, self.card))

    def test_not_by_a_default_of_the_client(self):
        kwargs = {"context": {"default_points": 10**6}}
        with self.assertRaisesRegex(JsonRpcException, "AccessError"):
            self.call("loyalty.card", "create", [{"program_id": self.program.id}], **kwargs)
        self.call("ir.default", "set", "loyalty.card", "points", 10**6, True)
        with self.assertRaisesRegex(JsonRpcException, "AccessError"):
            self.call("loyalty.card", "create", [{"program_id": self.program.id}])
        self.assertEqual(self.program.coupon_ids, self.card)

    def test_not_by_a_mail(self):
        """Core makes a record of any model from a mail that any user hands in, as the system."""
        new_test_user(self.env, CASHIER, "base.group_user,point_of_sale.group_pos_user")
        card = {"program_id": self.program.id, "points": 10**6}
        defaults = {f"default_{name}": value for name, value in card.items()}
        for user in (CASHIER, MANAGER):
            self.authenticate(user, user)
            for values, context in ((card, {}), (None, defaults)):
                args = ["loyalty.card", MAIL.format(user, len(context)), values]
                with self.assertRaisesRegex(JsonRpcException, "AccessError"):
                    self.call("res.partner", "message_process", *args, context=context)
        self.assertEqual(self.program.coupon_ids, self.card)

    def test_history_is_not_written_by_hand(self):
        line = {"card_id": self.card.id, "description": "x", "issued": 10**6}
        with self.assertRaisesRegex(JsonRpcException, "AccessError"):
            self.call("loyalty.history", "create", [line])
        self.assertFalse(self.card.history_ids)

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

    def test_not_by_what_a_seller_makes_run(self):
        """A button with code of its own is no quotation (those: `loyalty_sale_tests`)."""
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
        with self.assertRaisesRegex(JsonRpcException, "AccessError"):
            self.call("ir.actions.server", "run", [action.id])
        self.assertEqual(self.card.points, 10)

    def test_a_seller_gives_no_reasons(self):
        """Core lets sellers run its wizards, and write whose a card is."""
        self.sign_in_a_seller()
        why = {"card_id": self.card.id, "new_balance": 25, "description": "He asked for it."}
        (wizard,) = self.call("loyalty.card.update.balance", "create", [why])
        many = {"program_id": self.program.id, "coupon_qty": 1, "points_granted": 25}
        (maker,) = self.call("loyalty.generate.wizard", "create", [many])
        for model, method, *args in (
            ("loyalty.card.update.balance", "action_update_card_point", [wizard]),
            ("loyalty.generate.wizard", "generate_coupons", [maker]),
            ("loyalty.card", "write", [self.card.id], {"partner_id": self.seller.partner_id.id}),
            ("loyalty.card", "write", [self.card.id], {"expiration_date": "2050-01-01"}),
        ):
            with self.subTest(method), self.assertRaisesRegex(JsonRpcException, "AccessError"):
                self.call(model, method, *args)
        self.assertEqual((self.card.points, self.program.coupon_ids), (10, self.card))
        self.assertFalse(self.card.partner_id)

    def sign_in_a_seller(self):
        """A cashier who is a salesperson too, by core's group where it is installed."""
        group = self.env.ref(SELLERS, raise_if_not_found=False)
        if not group:
            module, name = SELLERS.split(".")
            group = self.env["res.groups"].create({"name": "Salesperson"})
            ids = {"module": module, "name": name, "model": group._name, "res_id": group.id}
            self.env["ir.model.data"].create(ids)
        wizards = ("loyalty.card.update.balance", "loyalty.generate.wizard")
        for model in ("loyalty.card", "loyalty.history", "loyalty.program", *wizards):
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
