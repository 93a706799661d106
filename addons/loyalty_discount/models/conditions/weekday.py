"""Condition ``weekday``: the day of the week."""

from odoo import fields, models

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class LoyaltyDiscountCondition(models.Model):
    """The receipt is made on one of these days of the week."""

    _inherit = "loyalty.discount.condition"

    kind = fields.Selection(
        selection_add=[("weekday", "Day of the week")], ondelete={"weekday": "cascade"}
    )
    on_monday = fields.Boolean("Monday")
    on_tuesday = fields.Boolean("Tuesday")
    on_wednesday = fields.Boolean("Wednesday")
    on_thursday = fields.Boolean("Thursday")
    on_friday = fields.Boolean("Friday")
    on_saturday = fields.Boolean("Saturday")
    on_sunday = fields.Boolean("Sunday")

    def _content_weekday(self):
        return {"days": self._weekdays()}

    def _weekdays(self):
        """The days chosen, 1 = Monday ... 7 = Sunday."""
        return [day for day, name in enumerate(DAYS, start=1) if self[f"on_{name}"]]

    def _sentence_weekday(self):
        days = self._weekdays()
        names = [self._fields[f"on_{DAYS[day - 1]}"]._description_string(self.env) for day in days]
        if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
            return self.env._("%(first)s to %(last)s", first=names[0], last=names[-1])
        return self._enumerate(names)

    def _problem_weekday(self):
        return None if self._weekdays() else self.env._("Choose at least one day.")
