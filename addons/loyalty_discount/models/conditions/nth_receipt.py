"""Condition ``nth_receipt``: the holder's nth receipt."""

from odoo import fields, models


class LoyaltyDiscountCondition(models.Model):
    """It is the holder's nth receipt, or every nth."""

    _inherit = "loyalty.discount.condition"

    kind = fields.Selection(
        selection_add=[("nth_receipt", "Number of the purchase")],
        ondelete={"nth_receipt": "cascade"},
    )
    receipt_number = fields.Integer(string="Purchase Number", default=5)
    every_time = fields.Boolean(string="Every Time Again", default=True)

    def _uses_nth_receipt(self):
        return ("member", "window")

    def _content_nth_receipt(self):
        return {
            "program": self._member_content(),
            "window": self._window_content(),
            "number": self.receipt_number,
            "every": self.every_time,
        }

    def _sentence_nth_receipt(self):
        words = {"number": self.receipt_number, "window": self._window_words()}
        if self.every_time:
            return self._of_member(
                self.env._("every purchase number %(number)s %(window)s", **words)
            )
        return self._of_member(self.env._("purchase number %(number)s %(window)s", **words))

    def _problem_nth_receipt(self):
        if self.receipt_number < 1:
            return self.env._("Purchases are counted from 1: enter a higher number.")
        return self._window_days_problem()
