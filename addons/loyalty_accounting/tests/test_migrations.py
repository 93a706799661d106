"""Upgrades of a database that was used before."""

from odoo.modules.migration import exec_script
from odoo.tests import tagged
from odoo.tools import file_path

from odoo.addons.loyalty_accounting.trusted import OWN_MOVE, trusted

from .acts import StockActsCase
from .plays_issue import IssuePlays

SCRIPT = "19.0.1.4.0/post-what-acts-did.py"


@tagged("post_install", "-at_install")
class TestWhatActsDid(IssuePlays, StockActsCase):
    """Fields that did not exist when an act was posted are filled from what it shows."""

    def migrate(self, script=SCRIPT):
        """Run the script as an upgrade does."""
        self.env.flush_all()
        path = file_path(f"loyalty_accounting/migrations/{script}")
        exec_script(self.env.cr, "19.0.1.3.0", path, "loyalty_accounting", "post")
        self.env.invalidate_all()

    def test_accounts_of_a_note(self):
        note = self.give_cards(1, self.env.cr.now().date())
        kept = note.parameters["account_ids"]
        note.sudo().parameters = {
            name: value for name, value in note.parameters.items() if name != "account_ids"
        }
        self.migrate()
        found = note.parameters["account_ids"]
        self.assertEqual({role: found[role] for role in kept}, kept)

    def test_allowance_and_input_tax(self):
        tax = self.make_tax("purchase", 20)
        self.env["loyalty.accounting.policy"].search([]).input_vat = "capitalise"
        self.batch = self.buy(self.sale_product, 10, 12.0, first="00000501", taxes=tax)
        moved = self.post("reclassification", (1, 4), product_id=self.free_product.id)
        commission = {
            "commission_id": self.commission.id,
            "present_ids": [(6, 0, self.commission.member_ids.ids)],
        }
        impaired = self.post("impairment", (5, 8), loss_percent=50, **commission)
        destroyed = self.post("write_off", (5, 6), **commission)
        ranges = (moved | impaired | destroyed).range_ids
        before = [(line.input_tax, line.allowance) for line in ranges]
        self.assertEqual(before, [(9.6, 0), (0, 24), (0, -12)])
        trusted(ranges, OWN_MOVE).write({"input_tax": 0, "allowance": 0})
        self.migrate()
        self.assertEqual([(line.input_tax, line.allowance) for line in ranges], before)

    def test_cards_of_mirrors(self):
        act = self.post("shortage", (1, 3))
        act.action_reverse()
        mirror = act.reversed_by_ids
        self.env.flush_all()
        self.env.cr.execute("UPDATE loyalty_act SET quantity = 3 WHERE id = %s", [mirror.id])
        for _again in range(2):
            self.migrate("19.0.1.4.1/post-cards-of-mirrors.py")
            self.assertEqual((act.quantity, mirror.quantity), (3, -3))
