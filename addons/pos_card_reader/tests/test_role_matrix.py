"""Every role at every door of number rules and readers."""

from odoo.tests import new_test_user, tagged
from odoo.tests.common import TransactionCase

from .role_matrix import RoleMatrix, models_of, tables_of

ADDON = "pos_card_reader"
#: role -> door -> tables it writes. All else is a hole.
DOORS = {
    "base.group_public": {},
    "base.group_user": {},
    "base.group_user,point_of_sale.group_pos_user": {
        "pos.config.report_card_readers": {"card_reader"}
    },
}


@tagged("post_install", "-at_install")
class TestRoleMatrix(RoleMatrix, TransactionCase):
    """Who may not set up how cards are read can't change it by any call."""

    def setUp(self):
        super().setUp()
        self.said = {"readers": [{"name": "Reader", "transport": "wedge", "state": "ready"}]}
        self.guarded = tables_of(self.env, models_of(self.registry, ADDON, extended=False))
        self.env["pos.config"].create({"name": "Till"})
        self.env["card.number.rule"].create(
            {"name": "Club", "prefix": "9200", "length_min": 13, "length_max": 13}
        )

    def test_who_sets_up_no_rule(self):
        models = models_of(self.registry, ADDON)
        for role, (groups, expected) in enumerate(DOORS.items()):
            user = new_test_user(self.env, f"matrix_{role}", groups)
            with self.subTest(groups):
                self.assertEqual(self.find_writes(user, models, self.guarded), expected)
