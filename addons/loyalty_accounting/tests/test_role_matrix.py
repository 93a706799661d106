"""Every role at every door of the card books: what it can write of cards, acts and entries."""

from odoo.exceptions import AccessError
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
    "point_of_sale.group_pos_user": {
        "pos.session.loyalty_count_cards": {"loyalty_act", "loyalty_move_range"},
        "stock.picking.write": {"loyalty_move_range"},
    },
}
BOOKS = {
    "account_move",
    "account_move_line",
    "loyalty_account_role",
    "loyalty_accounting_policy",
    "loyalty_act_line",
    "loyalty_responsible",
}
CARDS = {"loyalty_medium", "loyalty_medium_batch", "stock_quant", "loyalty_act_line"}
#: Who works with cards: group -> tables that are not his, and the doors that write them.
WORKERS = {
    "loyalty_accounting.group_loyalty_storekeeper": (BOOKS, {}),
    "loyalty_accounting.group_loyalty_accountant": (
        CARDS,
        {
            # An act that he posts moves its cards; the market price of a run is his.
            "loyalty.act.action_post": {"loyalty_medium", "stock_quant"},
            "loyalty.medium.batch.write": {"loyalty_medium_batch"},
        },
    ),
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
        self.open_till()
        self.said = {
            "config_id": self.config.id,
            "shift_end": "opening",
            "stacks": [[self.printed(3), self.printed(30)]],
            "employee": None,
        }

    def test_who_creates_no_value(self):
        for role, (group, expected) in enumerate(DOORS.items()):
            with self.subTest(group):
                user = self.make_user(f"matrix_{role}", group)
                self.assertEqual(self.find_writes(user, self.models, self.guarded), expected)

    def test_who_keeps_to_his_part(self):
        own = [*models_of(self.registry, ADDON, extended=False), "loyalty.medium"]
        for role, (group, (tables, expected)) in enumerate(WORKERS.items()):
            with self.subTest(group):
                user = self.make_user(f"worker_{role}", group)
                self.assertEqual(self.find_writes(user, own, tables), expected)

    def test_what_follows_from_buttons_is_not_typed(self):
        keeper = self.make_user("typist", "loyalty_accounting.group_loyalty_storekeeper")
        run = self.batch.with_user(keeper)
        for values in ({"state": "draft"}, {"lot_id": False}, {"name": "x"}, {"expensed": True}):
            with self.refused(AccessError, "follow from its buttons"):
                run.write(values)
        run.market_unit_value = 15

    def test_what_a_cashier_changes_of_our_fields(self):
        cashier = self.make_user("matrix_fields", "point_of_sale.group_pos_user")
        self.assertEqual(self.find_own_fields(cashier, self.models, ADDON), FIELDS)
