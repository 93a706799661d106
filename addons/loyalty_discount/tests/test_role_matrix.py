"""Every role at every door of our models and of those we extend: what it can write."""

from odoo.tests import new_test_user, tagged

from odoo.addons.pos_card_reader.tests.role_matrix import RoleMatrix, models_of, tables_of

from .crash_common import CrashCase

ADDON = "loyalty_discount"
CORE = {"loyalty.program", "loyalty.rule", "loyalty.reward", "loyalty.card", "loyalty.history"}
#: role -> its groups
ROLES = {
    "public": "base.group_public",
    "portal": "base.group_portal",
    "employee": "base.group_user",
    "cashier": "base.group_user,point_of_sale.group_pos_user",
    "pos_manager": "base.group_user,point_of_sale.group_pos_manager",
    "marketer": "base.group_user,loyalty_discount.group_marketer",
    "manager": "base.group_user,loyalty_discount.group_manager",
}
#: What a sale with a card and points writes.
SALE = {
    "loyalty_card",
    "loyalty_discount_entry",
    "loyalty_history",
    "loyalty_judgement",
    "loyalty_turnover",
    "loyalty_use",
}
#: Who works at a till or has nothing to do here: door -> tables it writes. All else is a hole.
DOORS = {
    "public": {},
    "portal": {},
    "employee": {},
    "cashier": {
        "loyalty.exception.approve": {"loyalty_exception"},
        "loyalty.medium.message.deliver": {
            "loyalty_card",
            "loyalty_card_loyalty_medium_rel",
            "loyalty_medium",
            "loyalty_medium_event",
            "loyalty_medium_message",
        },
        "pos.order.confirm_coupon_programs": {"loyalty_judgement", "loyalty_mismatch"},
        "pos.order.create": {"loyalty_mismatch"},
        "pos.order.line.copy": {"loyalty_mismatch"},
        "pos.order.line.create": {"loyalty_mismatch"},
        "pos.order.line.write": {"loyalty_mismatch"},
        "pos.order.sync_from_ui": SALE,
        "pos.order.write": {"loyalty_mismatch"},
        "pos.payment.unlink": {"loyalty_mismatch"},
    },
}
#: Who sets up and corrects: door of our own models -> what it writes of what people earned.
SETS_UP = {
    "pos_manager": {
        "loyalty.card.write": {"loyalty_card"},  # core's own cards, but for their balance
        "loyalty.exception.approve": {"loyalty_exception"},
        "loyalty.medium.attach_receipt": {
            "loyalty_card",
            "loyalty_exception",
            "loyalty_judgement",
            "loyalty_turnover",
        },
        "loyalty.medium.message.deliver": {
            "loyalty_card",
            "loyalty_medium",
            "loyalty_medium_event",
        },
        "loyalty.program.write": {"loyalty_card"},  # the same, inside their program
    },
    "marketer": {},
    "manager": {
        "loyalty.exception.approve": {"loyalty_exception"},
        "loyalty.medium.create": {"loyalty_medium"},
        "loyalty.medium.message.deliver": {
            "loyalty_card",
            "loyalty_medium",
            "loyalty_medium_event",
        },
        "loyalty.medium.unlink": {"loyalty_medium"},
        "loyalty.medium.write": {"loyalty_medium"},
    },
}
EARNED = {
    "loyalty_card",
    "loyalty_discount_entry",
    "loyalty_exception",
    "loyalty_history",
    "loyalty_judgement",
    "loyalty_medium",
    "loyalty_medium_event",
    "loyalty_mismatch",
    "loyalty_tier_change",
    "loyalty_turnover",
    "loyalty_use",
}
#: Fields of ours on core's models that a cashier changes; what they say is judged, not believed.
FIELDS = {"pos.order.line.discount_manual"}


@tagged("post_install", "-at_install")
class TestRoleMatrix(RoleMatrix, CrashCase):
    """Paid receipts, a sale not delivered, cards, points: something to win at every door."""

    maxDiff = None
    nested = {name.replace("_", ".") for name in EARNED}

    def setUp(self):
        super().setUp()
        self.without_card = self.ring_up([self.line(self.vase)])
        self.ring_up([self.line(self.lamp)], self.silver_card)
        self.own = sorted({*models_of(self.registry, ADDON, extended=False), *CORE})
        self.models = sorted({*models_of(self.registry, ADDON), *CORE})
        self.guarded = tables_of(self.env, self.own)
        self.said = self.what_a_till_says()

    def what_a_till_says(self):
        """Good words for every parameter that asks for them, and greedy ones."""
        sale = self.data_of(
            [self.line(self.lamp)], self.silver_card, {str(self.card.id): self.change(5)}
        )
        greedy = {str(self.card.id): self.change(10**6)}
        return {
            "config_id": self.config.id,
            "number": self.silver_card.number,
            "presented": "scan",
            "partner_id": self.silver_card.partner_id.id,
            "code": self.card.code,
            "orders": [sale],
            "messages": self.issue(900, sale)[2][0],
            "coupon_data": greedy,
            "coupon_updates": [{"id": self.card.id, "old_id": self.card.id}],
            "point_changes": {str(self.card.id): 10**6},
            "request": {
                "order": self.without_card.uuid,
                "number": self.silver_card.number,
                "presented": "scan",
                "reason": "keyed",
                "badge": "wrong",
            },
        }

    def user_of(self, role):
        companies = {"company_id": self.company.id, "company_ids": [(6, 0, self.company.ids)]}
        return new_test_user(self.env, f"matrix_{role}", ROLES[role], **companies)

    def test_who_creates_no_value(self):
        for role, expected in DOORS.items():
            found = self.find_writes(self.user_of(role), self.models, self.guarded)
            with self.subTest(role):
                self.assertEqual(found, expected)

    def test_who_sets_up(self):
        settings = [name for name in self.own if self.env[name]._table not in EARNED]
        for role, expected in SETS_UP.items():
            found = self.find_writes(self.user_of(role), self.own, EARNED, settings)
            with self.subTest(role):
                self.assertEqual(found, expected)

    def test_doors_are_really_tried(self):
        """The superuser, whom no right stops, comes through."""
        root = self.env.ref("base.user_root")
        found = self.find_writes(root, ["loyalty.card", "loyalty.program"], self.guarded)
        for door in ("card.write", "card.create", "card.unlink", "program.write", "program.create"):
            self.assertIn(f"loyalty.{door}", found)

    def test_what_a_cashier_changes_of_our_fields(self):
        cashier = self.user_of("cashier")
        self.assertEqual(self.find_own_fields(cashier, self.models, ADDON), FIELDS)
