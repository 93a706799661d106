"""Condition ``date_range``: the day of the receipt."""

from odoo import fields, models


class LoyaltyDiscountCondition(models.Model):
    """The receipt is made from one day through another."""

    _inherit = "loyalty.discount.condition"

    kind = fields.Selection(
        selection_add=[("date_range", "Dates")], ondelete={"date_range": "cascade"}
    )
    date_from = fields.Date(string="From Day")
    date_through = fields.Date(string="Through")

    def _content_date_range(self):
        return {
            "from": str(self.date_from) if self.date_from else None,
            "through": str(self.date_through) if self.date_through else None,
        }

    def _sentence_date_range(self):
        low, high = self._day(self.date_from), self._day(self.date_through)
        if low and high:
            return self.env._("from %(low)s through %(high)s", low=low, high=high)
        return self.env._("from %s", low) if low else self.env._("through %s", high)

    def _problem_date_range(self):
        if not (self.date_from or self.date_through):
            return self.env._("Enter the first day, the last day or both.")
        if self.date_from and self.date_through and self.date_from > self.date_through:
            return self.env._(
                "It ends on %(last)s before it begins on %(first)s: swap the days.",
                first=self._day(self.date_from),
                last=self._day(self.date_through),
            )
        return None
