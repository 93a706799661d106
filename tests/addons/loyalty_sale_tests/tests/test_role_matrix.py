"""Who sells by quotation, at every door of cards, histories and quotations: what he can write."""

from odoo.tests import tagged

from odoo.addons.loyalty_discount.tests.crash_common import CrashCase
from odoo.addons.pos_card_reader.tests.role_matrix import RoleMatrix, models_of, tables_of

ADDON = "loyalty_discount"
CORE = {"loyalty.program", "loyalty.rule", "loyalty.reward", "loyalty.card", "loyalty.history"}
#: role -> its groups
ROLES = {
    "salesperson": "sales_team.group_sale_salesman",
    "seller_at_the_till": "point_of_sale.group_pos_user,sales_team.group_sale_salesman",
}
#: door -> tables it writes. All else is a hole.
SELLS = {"sale.order.action_confirm": {"loyalty_card", "loyalty_history"}}
DOORS = {"salesperson": SELLS, "seller_at_the_till": SELLS}


@tagged("post_install", "-at_install")
class TestRoleMatrix(RoleMatrix, CrashCase):
    """A paid receipt, cards with levels and points, a quotation that earns and takes a reward."""

    maxDiff = None
    nested = CORE & {"loyalty.card", "loyalty.history"}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.user.group_ids |= cls.env.ref("sales_team.group_sale_manager")

    def setUp(self):
        super().setUp()
        self.ring_up([self.line(self.lamp)], self.silver_card)
        own = {*models_of(self.registry, ADDON, extended=False), *CORE}
        sales = {*models_of(self.registry, "sale_loyalty"), "sale.order", "sale.order.line"}
        self.models = sorted({*own, *sales})
        self.guarded = tables_of(self.env, own)
        self.order = self.quote()
        self.said = {
            "config_id": self.config.id,
            "number": self.silver_card.number,
            "partner_id": self.silver_card.partner_id.id,
            "code": self.card.code,
        }

    def quote(self):
        line = {"product_id": self.lamp.id, "product_uom_qty": 9}
        values = {"partner_id": self.customer.id, "order_line": [(0, 0, line)]}
        order = self.env["sale.order"].create({**values, "user_id": False})  # any seller's
        order._update_programs_and_rewards()
        order._apply_program_reward(self.reward, self.card)
        return order

    def test_who_creates_no_value(self):
        for role, groups in ROLES.items():
            found = self.find_writes(self.make_user(role, groups), self.models, self.guarded)
            with self.subTest(role):
                self.assertEqual(found, DOORS[role])
