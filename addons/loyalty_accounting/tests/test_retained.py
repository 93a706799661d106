"""Cards that stay the company's: off balance while they are out, at no cost when they return."""

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .acts import PeopleCase


@tagged("post_install", "-at_install")
class TestRetained(PeopleCase):
    """Three cards at 12.00, owned by the company whoever holds them."""

    def setUp(self):
        super().setUp()
        self.batch = self.buy(self.free_product, 3, 12.0, ownership="retained")

    def give_all(self):
        """All cards in stock are handed out, their note posted."""
        self.open_till()
        for card in self.cards(self.batch):
            self.give(card)
        self.close_till()
        act = self.env["loyalty.act"].search([("type", "=", "issuance"), ("state", "=", "draft")])
        act.action_post()
        return act

    def test_out_and_back_and_out_again(self):
        first = self.give_all()
        self.assertEqual(
            self.roles(first.account_move_ids),
            {"EXP": 3600, "MAT": -3600, "OBI": 300, "OBIC": -300},
        )
        self.assertEqual(set(first.line_ids.mapped("vat_reason")), {"retained"})
        self.assert_books_are_consistent()
        back = self.post("return", (1, 3))
        self.assertEqual(self.roles(back.account_move_ids), {"OBI": -300, "OBIC": 300})
        self.assertEqual(self.states(1, 3), {("stock", self.stock)})
        self.assert_books_are_consistent()
        again = self.give_all()
        self.assertEqual((again.quantity, again.amount_cost), (3, 0))
        self.assertEqual(self.roles(again.account_move_ids), {"OBI": 300, "OBIC": -300})
        self.assert_books_are_consistent()

    def test_ours_by_the_parameters_of_the_day(self):
        policies = self.env["loyalty.accounting.policy"]
        policy = policies._in_force(self.company, date(2026, 6, 15))
        policy.free_issue_mode = "retained"
        self.batch = self.buy(self.free_product, 2, 12.0, first="00000601")
        card = self.cards(self.batch)[1]
        self.give_all()
        policy.free_issue_mode = "taxable"
        back = self.post("return", (1, 1))
        self.assertEqual(self.roles(back.account_move_ids), {"OBI": -100, "OBIC": 100})
        self.assert_books_are_consistent()
        lost = self.post("replacement", (1, 1), replaced_id=card.id)
        self.assertEqual((lost.amount_returned, lost.amount_off_balance), (1, 0))
        self.assertEqual(self.roles(lost.account_move_ids)["OBI"], -100)
        self.assert_books_are_consistent()
        with self.refused(UserError, "belong to their holders"):
            self.post("return", (1, 1))

    def test_the_paper_says_whose_the_cards_are(self):
        ours = self.give_all()
        self.assertIn(
            ("Operation", "cards handed out that stay the property of the company"),
            ours._paper_head(),
        )
        self.assertEqual(ours._paper_columns()[-1].name, "Off balance")
        self.assertEqual([row[-1] for row in ours._paper_rows()], [1, 1, 1])
        self.assertEqual({row[9:12] for row in ours._paper_rows()}, {(0, "no VAT", 0)})
        self.assertEqual(ours.amount_vat_base, 0)
        self.batch = self.buy(self.free_product, 1, 12.0, first="00000601")
        theirs = self.give_all()
        self.assertIn(
            ("Operation", "cards passed into the ownership of their holders"),
            theirs._paper_head(),
        )
        self.assertEqual(theirs._paper_columns()[-1].name, "VAT")

    def test_a_paper_without_vat_prints(self):
        ours = self.give_all()
        report = self.env["ir.actions.report"]
        html = report._render_qweb_html("loyalty_accounting.report_loyalty_act", ours.ids)[0]
        self.assertIn("no VAT", html.decode())

    def test_the_paper_of_a_return_says_what_the_cards_stood_for(self):
        self.give_all()
        back = self.post("return", (1, 2))
        self.assertIn("2.00", dict(back._paper_head())["Off balance until now"])

    def test_the_off_balance_register(self):
        self.give_all()
        wizard = self.env["loyalty.register"].create(
            {"register": "off_balance", "date_to": "2026-06-30"}
        )
        rows = list(wizard._rows())
        self.assertEqual([(row[4], row[5]) for row in rows], [(3, 0), (0, 3)])
        self.post("return", (1, 1))
        left = {row[1]: row[6] for row in wizard._rows()}
        self.assertEqual(sorted(left.values()), [-2, 2])
