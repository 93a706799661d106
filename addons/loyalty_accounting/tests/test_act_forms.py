"""Acts made on the form, as a person's browser sends them."""

from odoo.tests import Form, tagged

from odoo.addons.loyalty_accounting.models.loyalty_act_rights import BY_STOREKEEPER

from .acts import PeopleCase

FORM = "loyalty_accounting.view_loyalty_act_form"
# Types whose form asks for no document of another kind.
BY_ITSELF = (
    "transfer",
    "return",
    "spoilt",
    "shortage",
    "surplus",
    "write_off",
    "reclassification",
    "count",
    "expiry",
    "impairment",
    "period_tax",
)


@tagged("post_install", "-at_install")
class TestActForms(PeopleCase):
    """A form sends every field that may be filled in, also those left empty."""

    def setUp(self):
        super().setUp()
        self.users = {
            group: self.make_user(f"forms_{group}", f"loyalty_accounting.group_loyalty_{group}")
            for group in ("accountant", "storekeeper")
        }

    def fill_in(self, group, kind):
        """The draft of a type, saved by somebody of a group."""
        form = Form(self.env["loyalty.act"].with_user(self.users[group]), view=FORM)
        form.type = kind
        if kind == "period_tax":
            form.period_start = "2026-04-01"
        return form.save()

    def test_every_type_is_made_on_its_form(self):
        for kind in BY_ITSELF:
            for group in ("accountant", "storekeeper"):
                if group == "storekeeper" and kind not in BY_STOREKEEPER:
                    continue
                with self.subTest(kind, by=group):
                    act = self.fill_in(group, kind)
                    self.assertEqual((act.type, act.state), (kind, "draft"))
