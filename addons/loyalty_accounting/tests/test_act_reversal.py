"""A reversal mirrors what was posted; posting checks the accounts that carry the cost."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import CardBooksCase


@tagged("post_install", "-at_install")
class TestActReversal(CardBooksCase):
    """The mapping of accounts changes between the act and its reversal."""

    quantity = 3

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.batch = cls.buy(cls.free_product, cls.quantity, 12.0)

    def setUp(self):
        super().setUp()
        self.open_till()
        for card in self.cards(self.batch):
            self.give(card)
        self.close_till()
        self.act = self.env["loyalty.act"].search([("company_id", "=", self.company.id)])

    def remap(self, code, number, account_type):
        """Give the role a new account; returns old and new."""
        role = self.env["loyalty.account.role"].search(
            [("company_id", "=", self.company.id), ("code", "=", code)]
        )
        old = role.account_id
        role.account_id = self.env["account.account"].create(
            {"code": number, "name": f"New {code}", "account_type": account_type}
        )
        return old, role.account_id

    def balances(self, moves):
        """``{account: balance}`` of entries, without zeros."""
        sums = {}
        for line in moves.line_ids:
            sums[line.account_id] = sums.get(line.account_id, 0) + line.balance
        return {account: round(amount, 2) for account, amount in sums.items() if round(amount, 2)}

    def test_the_mirror_of_one_act_is_opened(self):
        self.act.action_post()
        opened = self.act.action_reverse()
        self.assertEqual(
            (opened["view_mode"], opened["res_id"]), ("form", self.act.reversed_by_ids.id)
        )

    def test_expense_and_tax_mapped_anew(self):
        self.act.action_post()
        posted = self.balances(self.act.account_move_ids)
        for code, number, kind in (
            ("EXP", "44.77", "expense"),
            ("GVX", "91.77", "expense"),
            ("VATG", "68.77", "liability_current"),
        ):
            self.remap(code, number, kind)
        self.act.action_reverse()
        mirror = self.act.reversed_by_ids
        self.assertEqual(
            self.balances(mirror.account_move_ids),
            {account: -amount for account, amount in posted.items()},
        )
        self.assert_books_are_consistent()
        self.env["loyalty.act"].search([("state", "=", "draft")]).action_post()
        self.assert_books_are_consistent()

    def test_materials_mapped_anew(self):
        self.act.action_post()
        posted = self.balances(self.act.account_move_ids)
        old, new = self.remap("MAT", "10.77", "asset_current")
        self.act.action_reverse()
        mirror = self.act.reversed_by_ids
        expected = {account: -amount for account, amount in posted.items()}
        # The cards are valued on the new account now; nothing is left on the old one.
        expected[new] = expected.pop(old)
        self.assertEqual(self.balances(mirror.account_move_ids), expected)
        self.assert_books_are_consistent()

    def test_cost_on_another_account_is_refused(self):
        other = self.env["account.account"].create(
            {"code": "44.88", "name": "By hand", "account_type": "expense"}
        )
        self.issued.valuation_account_id = other
        with self.refused(UserError, "44.88"):
            self.act.action_post()
        self.assertEqual(self.act.state, "draft")

    def test_stock_on_another_account_is_refused(self):
        other = self.env["account.account"].create(
            {"code": "10.88", "name": "By hand", "account_type": "asset_current"}
        )
        self.free_product.categ_id.property_stock_valuation_account_id = other
        with self.refused(UserError, "10.88"):
            self.act.action_post()
