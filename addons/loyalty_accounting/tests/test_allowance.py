"""An allowance belongs to impaired cards and ends when they leave stock, by whatever way."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from .acts import StockActsCase
from .plays_issue import IssuePlays
from .plays_period import PeriodPlays


@tagged("post_install", "-at_install")
class TestAllowance(IssuePlays, PeriodPlays, StockActsCase):
    """Thirty cards at 12.00; the first ten of them lose value."""

    def setUp(self):
        super().setUp()
        self.today = self.env.cr.now().date()

    def impair(self, last=10, percent=100):
        """A posted impairment of the first cards."""
        return self.post_by_commission("impairment", last, loss_percent=percent)

    def post_by_commission(self, kind, last, **values):
        """An act of the commission on the first cards."""
        return self.post(
            kind,
            (1, last),
            commission_id=self.commission.id,
            present_ids=[(6, 0, self.commission.member_ids.ids)],
            **values,
        )

    def allowance(self):
        """Balance of the account of allowances, in minor units; credits are negative."""
        account = self.env["loyalty.account.role"]._account(self.company, "ALW")
        lines = self.env["account.move.line"].search(
            [("account_id", "=", account.id), ("parent_state", "=", "posted")]
        )
        return self.roles_of(lines).get("ALW", 0)

    def test_no_card_loses_more_than_its_cost(self):
        self.impair()
        self.impair()
        self.assertEqual(self.allowance(), -12000)
        self.post_by_commission("write_off", 10)
        self.assertEqual(self.allowance(), 0)
        self.assert_books_are_consistent()

    def test_a_further_loss_is_of_what_is_left(self):
        self.impair(percent=50)
        act = self.impair(percent=50)
        self.assertEqual(act.amount_cost, 30)
        self.assertEqual(self.allowance(), -9000)

    def test_used_up_it_is_not_taken_back(self):
        act = self.impair(percent=50)
        lost = self.post_by_commission("write_off", 1)
        with self.refused(UserError, "left stock since"):
            act.action_reverse()
        lost.action_reverse()
        act.action_reverse()
        self.assertEqual(self.allowance(), 0)
        self.assert_books_are_consistent()

    def test_it_ends_with_cards_that_are_lost_claimed_or_spoilt(self):
        self.env["loyalty.accounting.policy"].search([]).spoilage_norm = 100
        self.impair(percent=50)
        self.post("shortage", (1, 2))
        self.assertEqual(self.allowance(), -4800)
        self.post("spoilt", (3, 4), personalised=10)
        self.assertEqual(self.allowance(), -3600)
        self.post("claim", (5, 6), receipt_id=self.batch.purchase_id.picking_ids.id)
        self.assertEqual(self.allowance(), -2400)
        receipt = self.make_act("receipt", receipt_id=self.batch.purchase_id.picking_ids.id)
        receipt.range_ids = self.spans((7, 8), finding="defective")
        receipt.action_post()
        self.assertEqual(self.allowance(), -1200)
        self.assertEqual(self.env["loyalty.consistency"]._violations(), {})

    def test_it_ends_with_cards_given_away_and_comes_back_with_a_correction(self):
        self.impair(percent=50)
        note = self.give_cards(3, self.today)
        self.assertEqual((note.amount_allowance, self.allowance()), (18, -4200))
        self.assert_books_are_consistent()
        act = self.env["loyalty.act"].browse(note.action_correct()["res_id"])
        act.write({"reason": "Never handed out", "responsible_id": self.keeper.id})
        act.range_ids = self.spans((2, 2))
        act.action_post()
        self.assertEqual(self.allowance(), -4800)
        self.post("shortage", (2, 2))
        self.assertEqual(self.allowance(), -4200)
        self.assert_books_are_consistent()

    def test_a_reversed_note_leaves_it(self):
        self.impair(percent=50)
        note = self.give_cards(3, self.today)
        note.action_reverse()
        self.assertEqual(self.allowance(), -6000)
        draft = self.env["loyalty.act"].search([("type", "=", "issuance"), ("state", "=", "draft")])
        draft.action_post()
        self.assertEqual(self.allowance(), -4200)
        self.assert_books_are_consistent()

    def test_it_ends_with_cards_sold(self):
        self.batch = self.buy(self.sale_product, 5, 12.0, first="00000501")
        self.impair(2, 50)
        self.open_till()
        cards = self.cards(self.batch)
        self.sell(cards[0])
        self.sell(cards[4])
        session = self.pos_session
        self.close_till()
        self.assertEqual(self.allowance(), -600)
        session._loyalty_finish()
        self.assertEqual(self.allowance(), -600)
        self.assert_books_are_consistent()

    def test_it_stays_with_cards_that_change_their_purpose(self):
        self.impair(percent=50)
        self.post("reclassification", (1, 4), product_id=self.sale_product.id)
        self.assertEqual(self.allowance(), -6000)
        self.post("shortage", (1, 1))
        self.assertEqual(self.allowance(), -5400)
        self.assert_books_are_consistent()

    def test_cards_found_are_not_taken_back_with_it(self):
        self.post("shortage", (1, 2))
        found = self.post("surplus", (1, 2))
        act = self.impair(2, 50)
        with self.refused(UserError, "reverse their impairment first"):
            found.action_reverse()
        act.action_reverse()
        found.action_reverse()
        self.assertEqual(self.allowance(), 0)
        self.assert_books_are_consistent()
