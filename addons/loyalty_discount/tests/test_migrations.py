"""Databases of older versions go on as they are after an upgrade."""

from odoo.modules.migration import exec_script
from odoo.tests import tagged
from odoo.tools import file_path

from .common import LoyaltyCase


@tagged("post_install", "-at_install")
class TestMigrations(LoyaltyCase):
    def upgrade(self, script):
        """Run a migration script of this addon as an upgrade does."""
        self.env.flush_all()
        self.env.invalidate_all()
        path = file_path(f"loyalty_discount/migrations/{script}")
        exec_script(self.env.cr, "19.0.1.0.0", path, "loyalty_discount", "post")
        self.env.invalidate_all()

    def forget(self):
        """Make publications what version 19.0.1.0.0 stored."""
        self.env.flush_all()
        self.env.cr.execute("UPDATE loyalty_publication SET earning = NULL")
        self.env.cr.execute("UPDATE loyalty_program SET counted_by = NULL")
        self.env.invalidate_all()

    def test_a_publication_without_earning_judges_a_receipt(self):
        self.open_till()
        self.program.spend_tax = "excluded"
        self.forget()
        self.upgrade("19.0.1.1.0/post-earning.py")
        self.assertEqual(self.program._earning().tax, "excluded", "as the form said")
        self.program.spend_tax = "included"
        order = self.ring_up([self.line(self.vase)], self.silver_card)
        self.assert_clean(order)
        net = self.vase.lst_price / 1.1 * 0.95  # 10 % tax is in the price, 5 % for Silver
        self.assertEqual(self.spend(order), [("sale", self.currency.round(net))])

    def test_an_upgrade_recalculates_nothing(self):
        self.forget()
        self.upgrade("19.0.1.1.0/post-earning.py")
        self.program._follow_earning()  # as the hourly job does
        domain = [("program_id", "=", self.program.id)]
        self.assertFalse(self.env["loyalty.recalculation"].search(domain))

    def test_what_was_kept_stays(self):
        kept = self.program.publication_ids.mapped("earning")
        self.program.spend_tax = "excluded"
        self.upgrade("19.0.1.1.0/post-earning.py")
        self.assertEqual(self.program.publication_ids.mapped("earning"), kept)
