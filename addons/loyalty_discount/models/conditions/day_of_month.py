"""Condition ``day_of_month``: the day of the month."""

from odoo import fields, models

LAST = "-1"


class LoyaltyDiscountCondition(models.Model):
    """The receipt is made on one of these days of the month."""

    _inherit = "loyalty.discount.condition"

    kind = fields.Selection(
        selection_add=[("day_of_month", "Day of the month")], ondelete={"day_of_month": "cascade"}
    )
    month_days = fields.Char(
        string="Days of the Month",
        help="Numbers with commas, for example 1, 15. The word last is the last day of the month.",
    )

    def _content_day_of_month(self):
        return {"days": self._month_days()}

    def _month_days(self):
        """The days as numbers, -1 for the last one; what is no day is left out."""
        days = {LAST if word in self._last_words() else word for word in self._day_words()}
        numbers = {int(day) for day in days if day.lstrip("-").isdecimal()}
        return sorted(day for day in numbers if day == int(LAST) or 1 <= day <= 31)

    def _day_words(self):
        return [word.strip().lower() for word in (self.month_days or "").split(",") if word.strip()]

    def _last_words(self):
        return ("last", self.env._("last").lower())

    def _sentence_day_of_month(self):
        names = [str(day) for day in self._month_days() if day > 0]
        words = [self.env._("day %s of the month", self._enumerate(names))] if names else []
        if int(LAST) in self._month_days():
            words.append(self.env._("the last day of the month"))
        return self._enumerate(words)

    def _problem_day_of_month(self):
        words = self._day_words()
        for word in words:
            is_day = word.isdecimal() and 1 <= int(word) <= 31
            if not is_day and word not in self._last_words():
                return self.env._(
                    "“%s” is no day of the month: write numbers from 1 to 31 or the word last, "
                    "with commas between them.",
                    word,
                )
        return None if words else self.env._("Enter at least one day.")
