"""Condition ``birthday``: days around the birthday."""

from odoo import fields, models


class LoyaltyDiscountCondition(models.Model):
    """The receipt is made around the holder's birthday."""

    _inherit = "loyalty.discount.condition"

    kind = fields.Selection(
        selection_add=[("birthday", "Birthday")], ondelete={"birthday": "cascade"}
    )
    days_before = fields.Integer()
    days_after = fields.Integer()

    def _content_birthday(self):
        return {"before": self.days_before, "after": self.days_after}

    def _sentence_birthday(self):
        if not (self.days_before or self.days_after):
            return self.env._("on the birthday")
        return self.env._(
            "from %(before)s days before through %(after)s days after the birthday",
            before=self.days_before,
            after=self.days_after,
        )

    def _problem_birthday(self):
        if not (0 <= self.days_before <= 180 and 0 <= self.days_after <= 180):
            return self.env._("Enter from 0 to 180 days before and after the birthday.")
        return None
