"""A charged person pays bit by bit; the deferred part is earned with it."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from .acts import StockActsCase


@tagged("post_install", "-at_install")
class TestRecovery(StockActsCase):
    """Three cards at 12.00 are charged at 30.00 each."""

    def setUp(self):
        super().setUp()
        self.shortage = self.post(
            "shortage", (1, 3), culprit_id=self.keeper.id, recovery_amount=90.0
        )

    def recover(self, amount, **values):
        """A posted recovery from the wage, or as ``values`` say."""
        act = self.env["loyalty.act"].create(
            {
                "type": "recovery",
                "origin_id": self.shortage.id,
                "responsible_id": self.keeper.id,
                "recovery_source": "PAY",
                "recovery_amount": amount,
                **values,
            }
        )
        act.action_post()
        return act

    def test_bit_by_bit_to_the_last_cent(self):
        act = self.recover(33.33)
        self.assertEqual(
            self.roles(act.account_move_ids), {"PAY": 3333, "EMP": -3333, "DFI": 2000, "OIN": -2000}
        )
        self.assertAlmostEqual(self.shortage.recovery_left, 56.67)
        with self.refused(UserError, "still to be recovered"):
            self.recover(56.68)
        last = self.recover(56.67)
        everything = (self.shortage | act | last).account_move_ids
        sums = self.roles(everything)
        self.assertEqual((sums.get("EMP"), sums.get("DFI")), (None, None))
        self.assertEqual(sums["OIN"], -5400)
        self.assert_books_are_consistent()

    def test_a_mirror_takes_it_back(self):
        act = self.recover(30.0)
        with self.refused(UserError, "followed by posted acts"):
            self.shortage.action_reverse()
        act.action_reverse()
        self.assertAlmostEqual(self.shortage.recovery_left, 90.0)
        self.assertEqual(self.roles((act | act.reversed_by_ids).account_move_ids), {})
        self.assert_books_are_consistent()

    def drop(self):
        """A court refuses the rest of the charge."""
        act = self.env["loyalty.act"].create(
            {
                "type": "charge_dropped",
                "origin_id": self.shortage.id,
                "reason": "Refused",
                "basis": "Court 7",
            }
        )
        act.action_post()
        return act

    def test_a_court_refuses_the_rest(self):
        paid = self.recover(30.0)
        dropped = self.drop()
        self.assertEqual(
            self.roles(dropped.account_move_ids), {"GVX": 2400, "DFI": 3600, "EMP": -6000}
        )
        self.assertEqual(self.shortage.recovery_left, 0)
        self.assert_books_are_consistent()
        with self.refused(UserError, "still to be recovered"):
            self.recover(0.01)
        with self.refused(UserError, "still to be recovered"):
            self.drop()
        with self.refused(UserError, "take that back first"):
            paid.action_reverse()
        dropped.action_reverse()
        self.assertEqual(self.shortage.recovery_left, 60)
        paid.action_reverse()
        self.shortage.action_reverse()
        self.assert_books_are_consistent()

    def test_on_the_accounts_of_the_charge(self):
        roles = self.env["loyalty.account.role"]
        for number, code in enumerate(("EMP", "DFI")):
            role = roles.search([("company_id", "=", self.company.id), ("code", "=", code)])
            role.account_id = role.account_id.copy({"code": f"99.0{number}", "name": code})
        act = self.recover(90.0)
        accounts = (self.shortage | act).account_move_ids.line_ids.grouped("account_id")
        left = [round(sum(lines.mapped("balance")), 2) for lines in accounts.values()]
        self.assertEqual(sorted(amount for amount in left if amount), [-54, -36, 90])

    def test_paid_in_needs_an_account(self):
        with self.refused(UserError, "choose the account"):
            self.recover(10.0, recovery_source="CASH")
        with self.refused(UserError, "fill in Recovered"):
            self.recover(10.0, recovery_source=False)
