"""Discount ``amount``: an amount of money."""

from odoo import fields, models


class LoyaltyDiscountEffect(models.Model):
    """Takes an amount off the receipt, or off each piece."""

    _inherit = "loyalty.discount.effect"

    kind = fields.Selection(
        selection_add=[("amount", "Amount off")], ondelete={"amount": "cascade"}
    )
    each_piece = fields.Boolean(
        string="For Each Piece", help="Else the amount is taken off the receipt once."
    )

    def _uses_amount(self):
        return ("goods", "scale")

    def _content_amount(self):
        return {
            "goods": self._goods_content(),
            "amount": self._scale_content(self.amount, self._minor),
            "each": self.each_piece,
        }

    def _sentence_amount(self):
        words = {
            "amounts": self._scale_words(self.amount, self._money),
            "goods": self._goods_words(),
        }
        if self.each_piece:
            return self.env._("%(amounts)s off each piece of %(goods)s", **words)
        return self.env._("%(amounts)s off %(goods)s", **words)

    def _problem_amount(self):
        return self._amount_problem() or self._scale_problem(self.amount)

    def _amount_problem(self):
        if self.scale_over == "nothing" and not self.amount:
            return self.env._("Enter the amount.")
        return None
