"""Condition ``spend``: what the holder bought."""

from odoo import fields, models

from ...engine import to_scaled
from ..loyalty_discount_effect import QUANTITY_EXPONENT


class LoyaltyDiscountCondition(models.Model):
    """The holder has bought so much in a window."""

    _inherit = "loyalty.discount.condition"

    kind = fields.Selection(
        selection_add=[("spend", "Spend of the holder")], ondelete={"spend": "cascade"}
    )
    spend_measure = fields.Selection(
        selection=[("money", "Amount"), ("quantity", "Quantity"), ("visits", "Purchases")],
        string="Measured In",
        default="money",
    )
    spend_from = fields.Float(string="From Spend", digits=(16, 6))
    spend_until = fields.Float(string="Spend Below", digits=(16, 6), help="0: no upper bound.")

    def _uses_spend(self):
        return ("member", "window")

    def _content_spend(self):
        return {
            "program": self._member_content(),
            "measure": self.spend_measure,
            "window": self._window_content(),
            "from": self._measured(self.spend_from),
            "until": self._measured(self.spend_until) or None,
        }

    def _measured(self, value):
        """``value`` as an integer in the unit of the measure."""
        exponents = {
            "money": self.currency_id.decimal_places,
            "quantity": QUANTITY_EXPONENT,
            "visits": 0,
        }
        return to_scaled(value, exponents[self.spend_measure])

    def _measure_words(self, value):
        if self.spend_measure == "money":
            return self._money(value)
        if self.spend_measure == "quantity":
            return self.env._("%s pieces", self._number(value))
        return self.env._("%s purchases", self._number(value))

    def _sentence_spend(self):
        words = {"low": self._measure_words(self.spend_from), "window": self._window_words()}
        if not self.spend_until:
            return self._of_member(self.env._("bought %(low)s or more %(window)s", **words))
        words["high"] = self._measure_words(self.spend_until)
        return self._of_member(
            self.env._("bought %(low)s or more, below %(high)s, %(window)s", **words)
        )

    def _problem_spend(self):
        problem = self._range_problem(self.spend_from, self.spend_until, self._measure_words)
        return problem or self._window_days_problem()
