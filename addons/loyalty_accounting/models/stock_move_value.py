"""Value of card moves: the last card clears the cents."""

from odoo import models

from ..trusted import OWN_MOVE, is_trusted


class StockMove(models.Model):
    """Odoo values each move at quantity times average cost, rounded by itself.

    The value of the rest is not rounded, so that many small moves would let the ledger drift
    from it. A card move takes the difference of the rounded values before and after instead:
    the ledger then always equals the rounded value of what is left.
    """

    _inherit = "stock.move"

    def _set_value(self, correction_quantity=None):
        result = super()._set_value(correction_quantity=correction_quantity)
        if not correction_quantity:
            self._loyalty_clear_cents()
        return result

    def _get_account_move_line_vals(self):
        """A reversed act takes its cost off the account it was put on, not today's.

        The cards come back to the account on which Odoo values them now: an account with value
        on it is never replaced, so that nothing was left on the old one.
        """
        values = super()._get_account_move_line_vals()
        posted = self.origin_returned_move_id.account_move_id.line_ids
        if is_trusted(self.env, OWN_MOVE) and posted:
            spent = posted.filtered(
                lambda line: line.product_id == self.product_id and line.debit > 0
            )
            for line in values:
                if line["credit"] and spent:
                    line["account_id"] = spent[:1].account_id.id
        return values

    def _loyalty_clear_cents(self):
        """Value outgoing card moves at average cost without leaving fractions behind."""
        left = {}
        for move in self.filtered(
            lambda move: (
                move.product_id.loyalty_card_ok
                and move.product_id.cost_method == "average"
                and not move.product_id.lot_valuated
                and move.state != "done"
                and move._is_out()
            )
        ):
            product = move.product_id.with_company(move.company_id)
            currency = move.company_id.currency_id
            before = left.get(product, product._with_valuation_context().qty_available)
            after = before - move._get_valued_qty()
            left[product] = after
            if after >= 0:
                cost = product.standard_price
                move.value = currency.round(cost * before) - currency.round(cost * after)
