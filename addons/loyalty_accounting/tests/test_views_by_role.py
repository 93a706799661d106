"""Every view of ours for everybody who may read its records."""

from lxml import etree

from odoo.tests import tagged

from .acts import StockActsCase

OURS = "loyalty_discount", "loyalty_accounting", "pos_card_reader"
ROLES = {
    "cashier": "point_of_sale.group_pos_user",
    "marketer": "loyalty_discount.group_marketer",
    "manager": "loyalty_discount.group_manager",
    "storekeeper": "loyalty_accounting.group_loyalty_storekeeper",
    "accountant": "loyalty_accounting.group_loyalty_accountant",
}


@tagged("post_install", "-at_install")
class TestViewsByRole(StockActsCase):
    """A view asks for nothing beyond the rights of a reader: a link would end in an error."""

    def views(self):
        """The lists, forms and boards of ours that stand by themselves."""
        found = self.env["ir.model.data"].search(
            [("model", "=", "ir.ui.view"), ("module", "in", OURS)]
        )
        return (
            self.env["ir.ui.view"]
            .browse(found.mapped("res_id"))
            .filtered(
                lambda view: view.type in ("list", "form", "kanban") and view.mode == "primary"
            )
        )

    def asked(self, view, records):
        """The fields that a view asks of its own records, for the user of ``records``."""
        arch = etree.fromstring(records.get_view(view.id, view.type)["arch"])
        return dict.fromkeys(arch.xpath("//field[not(ancestor::field)]/@name"), {})

    def test_who_may_read_a_record_can_open_it(self):
        self.open_till()
        self.give(
            self.cards(self.batch)[0], holder=self.env["res.partner"].create({"name": "Anna"})
        )
        opened = set()
        for role, group in ROLES.items():
            user = self.make_user(f"view_{role}", group)
            for view in self.views():
                records = self.env[view.model].with_user(user)
                if records.has_access("read"):
                    with self.subTest(role=role, view=view.xml_id):
                        asked = self.asked(view, records)
                        records.search([], limit=1).web_read(asked)
                        opened.add((role, view.model))
        expected = {("accountant", "loyalty.medium"), ("marketer", "loyalty.discount.condition")}
        self.assertGreaterEqual(opened, expected)
