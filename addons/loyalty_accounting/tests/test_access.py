"""Every role of the card books tried by RPC: rights, public methods, companies."""

import inspect

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.loyalty_discount.tests.test_access import ORM

from .acts import StockActsCase

OPERATIONS = ("read", "write", "create", "unlink")
NONE, READ, CHANGE, ALL = "", "read", "read write", "read write create unlink"
#: model -> rights of (employee without role, cashier, storekeeper, accountant)
RIGHTS = {
    "loyalty.medium.batch": (NONE, NONE, ALL, CHANGE),
    "loyalty.move.range": (NONE, NONE, ALL, ALL),
    "loyalty.act": (NONE, NONE, ALL, ALL),
    "loyalty.act.line": (NONE, NONE, NONE, READ),
    "loyalty.account.role": (NONE, NONE, NONE, ALL),
    "loyalty.accounting.policy": (NONE, NONE, NONE, ALL),
    "loyalty.responsible": (NONE, NONE, READ, ALL),
    "loyalty.commission": (NONE, NONE, READ, ALL),
    "loyalty.commission.member": (NONE, NONE, READ, ALL),
    "loyalty.consistency": (NONE, NONE, NONE, READ),
    "loyalty.card.setup": (NONE, NONE, NONE, ALL),
    "loyalty.card.setup.line": (NONE, NONE, NONE, ALL),
    "loyalty.number.entry": (NONE, NONE, ALL, ALL),
    "loyalty.policy.preview": (NONE, NONE, NONE, ALL),
    "loyalty.print.import": (NONE, NONE, ALL, NONE),
    "loyalty.opening.import": (NONE, NONE, NONE, ALL),
    "loyalty.register": (NONE, NONE, NONE, ALL),
    "loyalty.month.close": (NONE, NONE, NONE, ALL),
    "loyalty.month.close.point": (NONE, NONE, NONE, READ),
    "loyalty.month.close.figure": (NONE, NONE, NONE, READ),
}
#: Public methods are RPC: each one is here because it checks the caller itself.
PUBLIC = {
    "account.move": {"action_view_loyalty_act", "button_draft"},
    "loyalty.act": {
        "action_accept",
        "action_collect",
        "action_compare",
        "action_correct",
        "action_enter_numbers",
        "action_export_xlsx",
        "action_post",
        "action_refresh",
        "action_reverse",
        "action_view_account_moves",
        "action_view_lines",
        "action_view_pickings",
    },
    "loyalty.card.setup": {"action_apply"},
    "loyalty.consistency": {"action_check", "action_view_violations"},
    "loyalty.medium.batch": {
        "action_cancel",
        "action_draft",
        "action_order",
        "action_view_numbers",
        "action_view_stock",
    },
    "loyalty.month.close": {"action_estimate", "action_open", "action_refresh"},
    "loyalty.month.close.point": {"action_open"},
    "loyalty.number.entry": {"action_check", "action_take"},
    "loyalty.opening.import": {"action_check", "action_import"},
    "loyalty.print.import": {"action_check", "action_import"},
    "loyalty.register": {"action_export", "action_show"},
    "pos.session": {"action_loyalty_count_drawer", "loyalty_count_cards"},
    "purchase.order": {"action_view_loyalty_batches"},
    "stock.picking": {"action_loyalty_fill_numbers", "button_validate"},
}
HERE = "odoo.addons.loyalty_accounting."


@tagged("post_install", "-at_install")
class TestAccess(StockActsCase):
    """The tables above are the whole surface."""

    def ours(self):
        """Names of the models of this addon that have records."""
        return {
            name
            for name, model in self.registry.items()
            if model._original_module == "loyalty_accounting" and not model._abstract
        }

    def test_rights_of_every_role_on_every_model(self):
        self.assertEqual(self.ours(), set(RIGHTS))
        groups = (
            "base.group_user",
            "point_of_sale.group_pos_user",
            "loyalty_accounting.group_loyalty_storekeeper",
            "loyalty_accounting.group_loyalty_accountant",
        )
        for place, group in enumerate(groups):
            user = self.make_user(f"a_{place}", group)
            for model, rights in RIGHTS.items():
                records = self.env[model].with_user(user)
                found = [name for name in OPERATIONS if records.has_access(name)]
                self.assertEqual(found, rights[place].split(), f"{model} as {group}")

    def test_public_methods_are_the_reviewed_ones(self):
        found = {}
        for name, model in self.registry.items():
            for definition in model.mro():
                if definition.__module__.startswith(HERE):
                    own = inspect.getmembers(definition, inspect.isfunction)
                    found.setdefault(name, set()).update(
                        method
                        for method, _function in own
                        if method in vars(definition) and not method.startswith("_")
                    )
        found = {name: methods - ORM for name, methods in found.items() if methods - ORM}
        self.assertEqual(found, PUBLIC)

    def test_company_b_sees_nothing_of_a(self):
        self.post("shortage", (1, 1))
        other = self.setup_other_company()["company"]
        stranger = self.make_user("a_b", "loyalty_accounting.group_loyalty_accountant", other)
        for name in self.ours():
            model = self.env[name]
            if "company_id" not in model._fields or model._transient:
                continue
            own = model.sudo().search([("company_id", "=", self.company.id)], limit=1)
            self.assertFalse(model.with_user(stranger).search([("id", "in", own.ids)]), name)
        page = self.env["loyalty.month.close"].with_user(stranger)
        with self.refused(AccessError, ""):
            page.create({"company_id": self.company.id})
        mine = page.create({"company_id": other.id})
        mine.company_id = self.company
        with self.refused(AccessError, ""):
            mine.action_refresh()
