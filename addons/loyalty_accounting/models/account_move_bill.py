"""Bills of cards: a price that changed takes along the cards that are gone."""

from odoo import models


class AccountMove(models.Model):
    """Stock and ledger stay together when a bill comes late or is corrected."""

    _inherit = "account.move"

    def _loyalty_order_lines(self):
        """Order lines of cards that these bills and credit notes are of."""
        bills = self.filtered(lambda move: move.is_purchase_document())
        return bills.invoice_line_ids.purchase_line_id._loyalty_cards()

    def _post(self, soft=True):
        bills = self.filtered(lambda move: move._loyalty_order_lines())
        if not bills:
            return super()._post(soft)
        posted = super(AccountMove, self - bills)._post(soft)
        for bill in bills:
            with bill._loyalty_order_lines()._loyalty_price_change(bill, bill.date):
                posted |= super(AccountMove, bill)._post(soft)
            bill._loyalty_order_lines()._loyalty_end_estimate(bill)
        return posted

    def button_draft(self):
        bills = self.filtered(lambda move: move.state == "posted" and move._loyalty_order_lines())
        result = super(AccountMove, self - bills).button_draft()
        for bill in bills:
            with bill._loyalty_order_lines()._loyalty_price_change(bill, bill.date):
                super(AccountMove, bill).button_draft()
        return result
