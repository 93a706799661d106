"""Print run: the input VAT of its cards, one by one."""

from odoo import models

from .account_move_line import InputTax


class LoyaltyMediumBatch(models.Model):
    """What the bills of the order say, spread over the numbers of the run."""

    _inherit = "loyalty.medium.batch"

    def _loyalty_input_tax(self):
        """The :class:`~.account_move_line.InputTax` of the whole run, by its posted bills.

        A run shares the order line with the others that were ordered by it.
        """
        self.ensure_one()
        order_line = self.sudo().purchase_line_id or self.sudo()._family().purchase_line_id[:1]
        total = InputTax()
        for line in order_line.invoice_lines.filtered(lambda item: item.parent_state == "posted"):
            sign = -1 if line.move_type == "in_refund" else 1
            tax = line._loyalty_input_tax()
            total = InputTax(
                total.deducted + sign * tax.deducted, total.capitalised + sign * tax.capitalised
            )
        return InputTax(*(max(amount, 0) for amount in total))

    def _loyalty_card_taxes(self, spans):
        """``{(first, last): InputTax}`` of ``spans`` of serials.

        The cards of the run add up to its bills exactly.
        """
        tax, count = self._loyalty_input_tax(), max(self.quantity, 1)
        return {
            (first, last): InputTax(
                *(amount * last // count - amount * (first - 1) // count for amount in tax)
            )
            for first, last in spans
        }
