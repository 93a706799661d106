"""Condition ``hours``: the time of day."""

from odoo import fields, models


class LoyaltyDiscountCondition(models.Model):
    """The receipt is paid at this time of day."""

    _inherit = "loyalty.discount.condition"

    kind = fields.Selection(selection_add=[("hours", "Hours")], ondelete={"hours": "cascade"})
    hour_from = fields.Float(string="From Hour")
    hour_until = fields.Float(string="Until", default=24)
    grace_minutes = fields.Integer(
        string="Minutes of Grace",
        help="A receipt begun within the hours may still be paid so many minutes after them.",
    )

    def _content_hours(self):
        return {
            "from_minute": self._minutes(self.hour_from),
            "until_minute": self._minutes(self.hour_until),
            "grace": self.grace_minutes,
        }

    def _sentence_hours(self):
        hours = {"start": self._clock(self.hour_from), "end": self._clock(self.hour_until)}
        if self.grace_minutes:
            return self.env._(
                "from %(start)s until %(end)s, %(grace)s minutes of grace",
                **hours,
                grace=self.grace_minutes,
            )
        return self.env._("from %(start)s until %(end)s", **hours)

    def _problem_hours(self):
        if not (0 <= self.hour_from < 24 and 0 <= self.hour_until <= 24):
            return self.env._("Enter hours of one day, from 00:00 until at most 24:00.")
        if self._minutes(self.hour_from) == self._minutes(self.hour_until):
            return self.env._(
                "It begins and ends at %s: enter different hours or remove the condition.",
                self._clock(self.hour_from),
            )
        if not 0 <= self.grace_minutes <= 240:
            return self.env._("Grace must lie between 0 and 240 minutes.")
        return None
