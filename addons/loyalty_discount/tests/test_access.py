"""Every role tried by RPC, not by screens: rights, methods, companies, core's open doors."""

import inspect

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import tagged

from odoo.addons.loyalty_discount.hooks import CORE_ROWS, uninstall_hook

from .common import LoyaltyCase

OPERATIONS = ("read", "write", "create", "unlink")
NONE, READ, ALL = "", "read", "read write create unlink"
#: model -> rights of (employee without role, cashier, POS manager, marketer, manager)
RIGHTS = {
    "loyalty.program": (NONE, READ, ALL, ALL, ALL),
    "loyalty.tier": (NONE, READ, READ, ALL, ALL),
    "loyalty.card": (NONE, READ, "read write create", READ, READ),
    "loyalty.history": (NONE, READ, "read create", READ, READ),
    "loyalty.card.update.balance": (NONE, READ, ALL, NONE, READ),
    "loyalty.generate.wizard": (NONE, READ, ALL, NONE, READ),
    "loyalty.consent.text": (NONE, READ, READ, ALL, ALL),
    "loyalty.consent": (NONE, NONE, NONE, READ, READ),
    "loyalty.program.version": (NONE, NONE, NONE, READ, READ),
    "loyalty.snapshot": (NONE, NONE, NONE, READ, READ),
    "loyalty.snapshot.delivery": (NONE, NONE, NONE, READ, READ),
    "loyalty.turnover": (NONE, NONE, NONE, READ, READ),
    "loyalty.tier.change": (NONE, NONE, NONE, READ, READ),
    "loyalty.medium": (NONE, NONE, NONE, READ, ALL),
    "loyalty.medium.event": (NONE, NONE, NONE, READ, READ),
    "loyalty.medium.message": (NONE, NONE, NONE, READ, READ),
    "loyalty.judgement": (NONE, NONE, NONE, READ, READ),
    "loyalty.discount.entry": (NONE, NONE, NONE, READ, READ),
    "loyalty.use": (NONE, NONE, NONE, READ, READ),
    "loyalty.use.total": (NONE, NONE, NONE, READ, READ),
    "loyalty.exception": (NONE, NONE, NONE, READ, READ),
    "loyalty.mismatch": (NONE, NONE, NONE, READ, "read write"),
    "loyalty.lane": (NONE, READ, READ, ALL, ALL),
    "loyalty.discount.condition": (NONE, READ, READ, ALL, ALL),
    "loyalty.discount.effect": (NONE, READ, READ, ALL, ALL),
    "loyalty.discount.step": (NONE, READ, READ, ALL, ALL),
    "loyalty.discount.set": (NONE, READ, READ, ALL, ALL),
    "loyalty.group": (NONE, READ, READ, ALL, ALL),
    "loyalty.group.price": (NONE, READ, READ, ALL, ALL),
    "loyalty.holiday.list": (NONE, READ, READ, ALL, ALL),
    "loyalty.holiday.date": (NONE, READ, READ, ALL, ALL),
    "loyalty.message": (NONE, READ, READ, ALL, ALL),
    "loyalty.form.field": (NONE, READ, READ, ALL, ALL),
    "loyalty.group.member": (NONE, NONE, NONE, ALL, ALL),
    "loyalty.form.answer": (NONE, NONE, NONE, ALL, ALL),
    "loyalty.price.lookup": (NONE, NONE, NONE, ALL, ALL),
    "loyalty.ready.program": (NONE, NONE, NONE, ALL, ALL),
    "loyalty.attach": (NONE, NONE, NONE, NONE, ALL),
    "loyalty.medium.reason": (NONE, NONE, NONE, NONE, ALL),
    "loyalty.mismatch.close": (NONE, NONE, NONE, NONE, ALL),
    "loyalty.membership.change": (NONE, NONE, NONE, NONE, ALL),
    "loyalty.opening": (NONE, NONE, NONE, NONE, ALL),
    "loyalty.opening.problem": (NONE, NONE, NONE, NONE, ALL),
    "loyalty.recalculation": (NONE, NONE, NONE, READ, READ),
    "loyalty.publication": (NONE, NONE, NONE, READ, READ),
    "loyalty.publish": (NONE, NONE, NONE, ALL, ALL),
    "loyalty.example": (NONE, NONE, NONE, ALL, ALL),
    "loyalty.example.line": (NONE, NONE, NONE, ALL, ALL),
}
#: Public methods are RPC: each one is here because it checks the caller itself.
PUBLIC = {
    "loyalty.program": {
        "action_open_mediums",
        "action_open_memberships",
        "action_publish",
        "action_publish_at_once",
        "action_recalculate_levels",
        "action_stop_now",
        "action_try_basket",
        "copy",
        "create_from_template",
        "get_program_templates",
    },
    "loyalty.card": {"action_open_membership"},
    "loyalty.card.update.balance": {"action_update_card_point"},
    "loyalty.generate.wizard": {"generate_coupons"},
    "loyalty.opening": {"action_book", "action_check"},
    "loyalty.ready.program": {"action_make"},
    "loyalty.recalculation": {"action_continue"},
    "loyalty.publication": {"action_check", "action_refuse", "action_withdraw"},
    "loyalty.publish": {"action_apply"},
    "loyalty.example": {"action_keep"},
    "loyalty.snapshot": {"fetch_for_till"},
    "loyalty.medium": {"attach_receipt", "present_card", "present_customer"},
    "loyalty.attach": {"action_attach"},
    "loyalty.exception": {"approve"},
    "loyalty.medium.message": {"deliver"},
    "loyalty.judgement": {"action_judge_again"},
    "loyalty.mismatch": {"action_close"},
    "loyalty.mismatch.close": {"action_apply"},
    "loyalty.medium.reason": {"action_apply"},
    "loyalty.membership.change": {"action_apply"},
    "pos.order": {
        "action_pos_order_paid",
        "confirm_coupon_programs",
        "add_loyalty_history_lines",
    },
    "pos.session": {"load_data"},
    "res.partner": {
        "action_open_discounts",
        "action_open_mediums",
        "action_open_memberships",
        "action_open_turnover",
    },
}
#: Of every model: the ORM's, and core's door for mails, which takes an administrator's word only.
ORM = {"create", "write", "unlink", "copy_data", "default_get", "message_process"}


@tagged("post_install", "-at_install")
class TestAccess(LoyaltyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.cashier = cls.make_user("r_cashier", "point_of_sale.group_pos_user")
        cls.marketer = cls.make_user("r_marketer", "loyalty_discount.group_marketer")
        cls.manager = cls.make_user("r_manager", "loyalty_discount.group_manager")
        cls.pos_manager = cls.make_user("r_pos_manager", "point_of_sale.group_pos_manager")
        cls.nobody = cls.make_user("r_nobody", "base.group_user")
        cls.roles = (cls.nobody, cls.cashier, cls.pos_manager, cls.marketer, cls.manager)

    def setUp(self):
        super().setUp()
        self.open_till()
        self.order = self.ring_up([self.line(self.lamp)], self.silver_card)

    def rpc(self, user, model, method, *args):
        """Call ``method`` as a client does."""
        return call_kw(self.env[model].with_user(user), method, list(args), {})

    # -- rights ------------------------------------------------------------------------------

    def test_rights_of_every_role_on_every_model(self):
        for model, expected in RIGHTS.items():
            for user, rights in zip(self.roles, expected, strict=True):
                records = self.env[model].with_user(user)
                found = [name for name in OPERATIONS if records.has_access(name)]
                self.assertEqual(found, rights.split(), f"{model} as {user.login}")

    def test_every_model_of_ours_is_in_the_table(self):
        ours = {
            name
            for name, model in self.registry.items()
            if model._original_module == "loyalty_discount" and not model._abstract
        }
        self.assertEqual(ours - set(RIGHTS), set())

    def test_every_stored_model_of_ours_has_company_and_rule(self):
        for name in RIGHTS:
            model = self.env[name]
            if model._original_module != "loyalty_discount" or model._transient:
                continue
            self.assertIn("company_id", model._fields, name)
            rules = self.env["ir.rule"].search(
                [("model_id.model", "=", name), ("domain_force", "like", "company_ids")]
            )
            self.assertTrue(rules, name)

    def test_public_methods_are_the_reviewed_ones(self):
        found = {}
        for name, model in self.registry.items():
            for definition in model.mro():
                if not definition.__module__.startswith("odoo.addons.loyalty_discount."):
                    continue
                methods = inspect.getmembers(definition, inspect.isfunction)
                public = {
                    method
                    for method, function in methods
                    if method in vars(definition)
                    and not method.startswith("_")
                    and not getattr(function, "_api_private", False)
                }
                found.setdefault(name, set()).update(public - ORM)
        found = {name: methods for name, methods in found.items() if methods}
        found.pop("loyalty.append.only", None)
        self.assertEqual(found, PUBLIC)

    # -- values ------------------------------------------------------------------------------

    def test_no_role_creates_value_by_hand(self):
        """Cards, memberships, journals: every way to write one directly is closed to everybody."""
        entry, turnover = self.entries(self.order), self.silver_member.turnover_ids[:1]
        attempts = [
            ("loyalty.card", "write", [self.silver_member.id], {"turnover": 10**6}),
            ("loyalty.card", "write", [self.silver_member.id], {"tier_id": self.gold.id}),
            ("loyalty.card", "write", [self.silver_member.id], {"points": 10**6}),
            ("loyalty.card", "create", [{"program_id": self.program.id, "turnover": 10**6}]),
            ("loyalty.card", "unlink", [self.silver_member.id]),
            ("loyalty.card", "write", [self.silver_member.id], {"partner_id": self.customer.id}),
            ("loyalty.medium", "write", [self.silver_card.id], {"state": "void"}),
            ("loyalty.medium", "write", [self.silver_card.id], {"purpose": "sale"}),
            ("loyalty.medium", "write", [self.silver_card.id], {"membership_ids": [(5, 0, 0)]}),
            ("loyalty.medium", "create", [self.card_values(state="active")]),
            ("loyalty.turnover", "write", [turnover.id], {"amount": 10**6}),
            ("loyalty.turnover", "unlink", [turnover.id]),
            ("loyalty.turnover", "create", [self.turnover_values()]),
            ("loyalty.discount.entry", "write", [entry.id], {"amount": 0}),
            ("loyalty.discount.entry", "unlink", [entry.id]),
            ("loyalty.judgement", "unlink", [self.judgement(self.order).id]),
            ("loyalty.judgement", "write", [self.judgement(self.order).id], {"state": "to_judge"}),
            ("loyalty.tier.change", "create", [{"membership_id": self.silver_member.id}]),
            ("loyalty.mismatch", "create", [{"order_uuid": "x"}]),
        ]
        admin = self.env.ref("base.user_admin")
        admin.company_ids |= self.company
        for user in (*self.roles, admin):
            for model, method, *args in attempts:
                with (
                    self.subTest(user=user.login, model=model, method=method, args=args),
                    self.assertRaises(UserError),
                    self.env.cr.savepoint(),
                ):
                    self.rpc(user, model, method, *args)

    def card_values(self, **values):
        return {"number": self.number(500), "program_id": self.program.id, **values}

    def turnover_values(self):
        return {
            "membership_id": self.silver_member.id,
            "order_uuid": "x",
            "kind": "manual",
            "amount": 10**6,
            "moment": "2026-01-01",
        }

    def test_points_of_our_memberships_have_no_history(self):
        values = {"card_id": self.silver_member.id, "issued": 9, "description": "x"}
        for user in (*self.roles, self.env.ref("base.user_admin")):
            with self.assertRaises(AccessError):
                self.rpc(user, "loyalty.history", "create", [values])

    def test_context_keys_open_nothing(self):
        for key in ("loyalty_no_mail", "install_mode", "tracking_disable", "import_file", "su"):
            member = self.silver_member.with_user(self.pos_manager).with_context(**{key: True})
            with self.assertRaises(AccessError):
                member.write({"turnover": 10**6})

    def test_managers_register_cards_in_stock_only(self):
        self.rpc(
            self.manager,
            "loyalty.medium",
            "create",
            [self.card_values(company_id=self.company.id)],
        )
        with self.assertRaises(AccessError):
            self.rpc(self.manager, "loyalty.medium", "create", [self.card_values(state="blocked")])

    def test_methods_check_the_caller(self):
        judgement = self.judgement(self.order)
        mismatch = self.env["loyalty.mismatch"]._report(self.order, "price", "x")
        for user in (self.nobody, self.cashier, self.marketer):
            for model, method, args in (
                ("loyalty.judgement", "action_judge_again", [[judgement.id]]),
                ("loyalty.mismatch", "action_close", [[mismatch.id]]),
            ):
                with self.assertRaises(AccessError):
                    self.rpc(user, model, method, *args)
        for user in (self.nobody, self.marketer):
            with self.assertRaises(AccessError):
                self.rpc(
                    user, "loyalty.medium", "present_card", self.number(1), "scan", self.config.id
                )
            with self.assertRaises(AccessError):
                self.rpc(user, "loyalty.medium.message", "deliver", [])

    def test_a_difference_is_closed_with_a_note(self):
        mismatch = self.env["loyalty.mismatch"]._report(self.order, "price", "x")
        mine = mismatch.with_user(self.manager)
        with self.assertRaises(UserError):
            mine.action_close()
        with self.assertRaises(AccessError):
            mine.write({"reason": "card"})
        mine.note = "Price agreed with the customer."
        mine.action_close()
        self.assertEqual((mismatch.state, mismatch.closed_by_id), ("closed", self.manager))

    def test_many_differences_are_closed_with_one_note(self):
        mismatches = self.env["loyalty.mismatch"]
        first, second, done = (mismatches._report(self.order, "price", code) for code in "xyz")
        second.note = "Asked the cashier."
        done.write({"note": "Old.", "state": "closed"})
        chosen = {
            "active_model": "loyalty.mismatch",
            "active_ids": (first | second | done).ids,
        }
        wizards = self.env["loyalty.mismatch.close"].with_user(self.manager)
        wizards.with_context(**chosen).create({"note": "Agreed."}).action_apply()
        self.assertEqual((first | second).mapped("state"), ["closed", "closed"])
        self.assertEqual(
            (first | second | done).mapped("note"),
            ["Agreed.", "Asked the cashier.\nAgreed.", "Old."],
        )
        with self.assertRaises(AccessError):
            self.env["loyalty.mismatch.close"].with_user(self.marketer).create({"note": "x"})

    # -- a cashier at work -------------------------------------------------------------------

    def test_a_cashier_sells_with_a_card(self):
        """The whole sale under a cashier's rights, with points of a core program beside."""
        self.env = self.env(user=self.cashier)
        facts = self.present(self.silver_card.number)
        order = self.ring_up([self.line(self.lamp)], facts=facts).sudo()
        self.env = self.env(user=self.manager)
        self.assert_clean(order)
        self.assertEqual(self.spend(order), [("sale", 95.0)])

    def test_a_cashier_may_not_pay_an_order_twice_for_spend(self):
        before = self.silver_member.turnover
        self.order.with_user(self.cashier).action_pos_order_paid()
        self.assertEqual(self.silver_member.turnover, before)

    # -- companies ---------------------------------------------------------------------------

    def test_company_b_sees_nothing_of_a(self):
        other = self.setup_other_company()["company"]
        groups = "loyalty_discount.group_manager,point_of_sale.group_pos_manager"
        stranger = self.make_user("r_stranger", groups, other)
        self.env["loyalty.mismatch"]._report(self.order, "price", "x")
        for name in RIGHTS:
            model = self.env[name]
            if model._transient or name in ("loyalty.history", "loyalty.consent"):
                continue
            if not model.sudo().search_count([("company_id", "=", self.company.id)]):
                continue
            seen = model.with_user(stranger).search([("company_id", "=", self.company.id)])
            self.assertFalse(seen, name)
            record = model.sudo().search([("company_id", "=", self.company.id)], limit=1)
            with self.assertRaises(AccessError, msg=name):
                record.with_user(stranger).read(["display_name"])

    def test_wizards_reach_own_companies_only(self):
        other = self.setup_other_company()["company"]
        stranger = self.make_user("r_stranger", "loyalty_discount.group_manager", other)
        env = self.env(user=stranger)
        with self.assertRaises(AccessError):
            env["loyalty.medium.reason"].create(
                {"medium_ids": self.silver_card.ids, "action": "block", "reason": "x"}
            ).action_apply()
        with self.assertRaises(AccessError):
            env["loyalty.membership.change"].create(
                {
                    "membership_id": self.silver_member.id,
                    "kind": "spend",
                    "amount": 5,
                    "reason": "x",
                }
            ).action_apply()
        self.assertEqual(self.silver_card.state, "active")

    # -- install and uninstall ---------------------------------------------------------------

    def test_core_rows_are_closed_and_come_back_at_uninstall(self):
        for xmlid in CORE_ROWS:
            row = self.env.ref(xmlid)
            rights = (row.perm_read, row.perm_write, row.perm_create, row.perm_unlink)
            self.assertEqual(rights, (True, False, False, False), xmlid)
        uninstall_hook(self.env)
        for xmlid, expected in CORE_ROWS.items():
            row = self.env.ref(xmlid)
            self.assertEqual((row.perm_write, row.perm_create, row.perm_unlink), expected, xmlid)
