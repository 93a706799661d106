"""Condition ``days_since``: how long ago."""

from odoo import fields, models


class LoyaltyDiscountCondition(models.Model):
    """So many days have passed since the last purchase or since joining."""

    _inherit = "loyalty.discount.condition"

    kind = fields.Selection(
        selection_add=[("days_since", "Days since")], ondelete={"days_since": "cascade"}
    )
    since_event = fields.Selection(
        selection=[("purchase", "The last purchase"), ("joining", "Joining")],
        string="Days Since",
        default="purchase",
    )
    days_from = fields.Integer(string="From Days")
    days_through = fields.Integer(string="Through Days", help="0: no upper bound.")

    def _uses_days_since(self):
        return ("member",)

    def _content_days_since(self):
        return {
            "program": self._member_content(),
            "event": self.since_event,
            "from": self.days_from,
            "through": self.days_through or None,
        }

    def _sentence_days_since(self):
        words = {"low": self.days_from, "high": self.days_through, "event": self._event_words()}
        if self.days_through:
            return self._of_member(
                self.env._("%(low)s through %(high)s days since %(event)s", **words)
            )
        return self._of_member(self.env._("%(low)s days or more since %(event)s", **words))

    def _event_words(self):
        if self.since_event == "joining":
            return self.env._("joining")
        return self.env._("the last purchase")

    def _problem_days_since(self):
        if self.days_from < 0 or self.days_through < 0:
            return self.env._("Days are counted from 0: enter 0 or more.")
        if self.days_through and self.days_through < self.days_from:
            return self.env._(
                "It ends after %(last)s days, before it begins after %(first)s: swap the days.",
                first=self.days_from,
                last=self.days_through,
            )
        return None
