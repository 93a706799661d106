"""A lost card is replaced: the level goes on, the new piece is given away."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from .acts import StockActsCase


@tagged("post_install", "-at_install")
class TestReplacement(StockActsCase):
    """Anna has the first card; it is lost."""

    def setUp(self):
        super().setUp()
        self.open_till()
        self.old = self.cards(self.batch)[0]
        self.give(self.old, holder="Anna Petrova")
        self.close_till()
        self.env["loyalty.act"].search([("type", "=", "issuance")]).action_post()

    def test_the_new_card_takes_over(self):
        membership, holder = self.old.membership_ids, self.old.partner_id
        act = self.post("replacement", (2, 2), replaced_id=self.old.id)
        new = act.line_ids.medium_id
        self.assertEqual((self.old.state, new.state), ("replaced", "active"))
        self.assertEqual((new.partner_id, new.membership_ids), (holder, membership))
        self.assertFalse(self.old.membership_ids)
        self.assertEqual((act.quantity, act.amount_cost, act.amount_vat), (1, 12, 2.64))
        self.assertEqual(
            self.roles(act.account_move_ids),
            {"EXP": 1200, "MAT": -1200, "GVX": 264, "VATG": -264},
        )
        self.assertEqual(act.line_ids.holder_name, "Anna Petrova")
        self.assert_books_are_consistent()
        with self.refused(UserError, "only a card that a holder has"):
            self.post("replacement", (3, 3), replaced_id=self.old.id)

    def test_its_paper_names_both_cards_the_holder_and_the_tax(self):
        act = self.post("replacement", (2, 2), replaced_id=self.old.id)
        head = dict(act._paper_head())
        self.assertEqual((head["Card replaced"], head["Holder"]), (self.old.number, "A••• P••••••"))
        self.assertIn("12.00", head["VAT base"])
        self.assertIn("2.64", head["VAT"])

    def test_a_mirror_gives_the_old_card_back(self):
        membership = self.old.membership_ids
        act = self.post("replacement", (2, 2), replaced_id=self.old.id)
        new = act.line_ids.medium_id
        act.action_reverse()
        mirror = act.reversed_by_ids
        self.assertEqual((self.old.state, new.state), ("active", "stock"))
        self.assertEqual(self.old.membership_ids, membership)
        self.assertFalse(new.membership_ids or new.partner_id)
        self.assertEqual(self.states(2, 2), {("stock", self.stock)})
        self.assertEqual((mirror.amount_cost, mirror.amount_vat), (-12, -2.64))
        self.assertEqual(self.roles((act | mirror).account_move_ids), {})
        self.assert_register_is_stock(self.batch)
        self.assert_books_are_consistent()
        again = self.post("replacement", (2, 2), replaced_id=self.old.id)
        self.post("replacement", (3, 3), replaced_id=new.id)
        with self.refused(UserError, "not the one that its holder uses"):
            again.action_reverse()

    def test_one_card_of_the_same_program(self):
        with self.refused(UserError, "number of one new card"):
            self.post("replacement", (2, 3), replaced_id=self.old.id)
        with self.refused(UserError, "only a card that a holder has"):
            self.post("replacement", (2, 2), replaced_id=self.cards(self.batch)[5].id)
