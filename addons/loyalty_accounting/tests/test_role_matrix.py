"""Every role at every door of the card books: what it can write of cards, acts and entries."""

from odoo.tests import tagged

from odoo.addons.pos_card_reader.tests.role_matrix import RoleMatrix, models_of, tables_of

from .acts import StockActsCase

ADDON = "loyalty_accounting"
#: Native tables in which cards have their quantity, place and value.
CORE = {"stock.quant", "stock.lot", "account.move", "account.move.line", "loyalty.medium"}
#: door -> tables it writes. All else is a hole.
DOORS = {
    "base.group_user": {},
    # The company of a transfer, which core lets him write, is that of its numbers.
    "point_of_sale.group_pos_user": {"stock.picking.write": {"loyalty_move_range"}},
}
#: Fields of ours on core's models that a cashier changes; what they say is judged, not believed.
FIELDS = set()


@tagged("post_install", "-at_install")
class TestRoleMatrix(RoleMatrix, StockActsCase):
    """A print run in stock, a posted act and a draft, a card given at the till."""

    maxDiff = None

    def setUp(self):
        super().setUp()
        own = models_of(self.registry, ADDON, extended=False)
        self.models = sorted({*models_of(self.registry, ADDON), *CORE})
        self.guarded = tables_of(self.env, {*own, *CORE})
        self.post("shortage", (1, 1))
        self.make_act("shortage", (2, 2))
        self.said = {"config_id": self.config.id}

    def test_who_creates_no_value(self):
        for role, (group, expected) in enumerate(DOORS.items()):
            with self.subTest(group):
                user = self.make_user(f"matrix_{role}", group)
                self.assertEqual(self.find_writes(user, self.models, self.guarded), expected)

    def test_what_a_cashier_changes_of_our_fields(self):
        cashier = self.make_user("matrix_fields", "point_of_sale.group_pos_user")
        self.assertEqual(self.find_own_fields(cashier, self.models, ADDON), FIELDS)
