"""Who may do what, by RPC and not by screens."""

import inspect

from odoo.tests import new_test_user, tagged
from odoo.tests.common import TransactionCase

OPERATIONS = ("read", "write", "create", "unlink")
NONE, READ, ALL = "", "read", "read write create unlink"
#: model -> rights of (employee without role, POS user, POS manager)
RIGHTS = {
    "card.number.rule": (NONE, READ, ALL),
    "card.reader": (NONE, NONE, READ),
}
#: Public methods are RPC: each one is here because it checks the caller itself.
PUBLIC = {
    "card.cached.settings": {"create", "write", "unlink"},  # the ORM's, with its rights
    "card.number.rule": {"create", "write", "unlink"},
    "pos.config": {"report_card_readers", "read"},  # read: less than the ORM's
    "pos.session": {"load_data"},  # core's, and the agent of the own till
}


@tagged("post_install", "-at_install")
class TestAccess(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        groups = (
            "base.group_user",
            "base.group_user,point_of_sale.group_pos_user",
            "base.group_user,point_of_sale.group_pos_manager",
        )
        cls.users = [
            new_test_user(cls.env, f"card_user_{number}", groups=names)
            for number, names in enumerate(groups)
        ]

    def test_rights_of_every_role(self):
        for name, expected in RIGHTS.items():
            for user, rights in zip(self.users, expected, strict=True):
                model = self.env[name].with_user(user)
                found = [one for one in OPERATIONS if model.has_access(one)]
                self.assertEqual(" ".join(found), rights, f"{name} {user.login}")

    def test_every_model_is_in_the_table(self):
        ours = {
            name
            for name, model in self.registry.items()
            if model._original_module == "pos_card_reader" and not model._abstract
        }
        self.assertEqual(ours, set(RIGHTS))

    def test_every_model_with_a_company_keeps_companies_apart(self):
        for name in RIGHTS:
            rules = self.env["ir.rule"].search(
                [("model_id.model", "=", name), ("domain_force", "like", "company_ids")]
            )
            self.assertTrue(rules, name)

    def test_public_methods_are_the_reviewed_ones(self):
        found = {}
        for name, model in self.registry.items():
            for definition in model.mro():
                if definition.__module__.startswith("odoo.addons.pos_card_reader."):
                    functions = inspect.getmembers(definition, inspect.isfunction)
                    public = {one for one, _function in functions if one in vars(definition)}
                    public = {one for one in public if not one.startswith("_")}
                    if public:
                        found[name] = public
        self.assertEqual(found, PUBLIC)
