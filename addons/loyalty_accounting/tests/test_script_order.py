"""Our addons change nothing in the order in which core's scripts load."""

from odoo.modules.module import Manifest
from odoo.tests import TransactionCase, tagged

OURS = {"pos_card_reader", "loyalty_discount", "loyalty_accounting"}
ONLY_TESTS = {"loyalty_restaurant_tests", "loyalty_sale_tests"}  # no shop has it


@tagged("post_install", "-at_install")
class TestScriptOrder(TransactionCase):
    """Core's addons replace each other's methods, so a changed order changes what a till does.

    With `pos_discount`, for one, points follow a discount on the whole receipt only while the
    scripts of `pos_loyalty` load after its own. Odoo orders all addons by their manifests, and
    draws what an addon depends on to the place of that addon.
    """

    def test_core_scripts_keep_their_order(self):
        names = [
            manifest.name
            for manifest in Manifest.all_addon_manifests()
            if manifest.name not in OURS | ONLY_TESTS and manifest["installable"]
        ]
        self.assertIn("pos_discount", names)
        alone = list(self.order(names))
        together = [name for name in self.order([*names, *OURS]) if name not in OURS]
        self.assertEqual(together, alone)

    def order(self, names):
        """Return `names` in the order of their scripts."""
        return self.env["ir.asset"]._topological_sort(tuple(names))
