"""Amounts, percents, times and lists in the user's language."""

from odoo import models
from odoo.tools import format_list
from odoo.tools.misc import format_date, formatLang


class LoyaltyWords(models.AbstractModel):
    """Small words of sentences; the records have ``currency_id``."""

    _name = "loyalty.words"
    _description = "Words of Sentences"

    def _enumerate(self, names, style="standard"):
        """Names in one list: A, B and C; ``style="or"``: A, B or C."""
        return format_list(self.env, names, style) if names else ""

    def _money(self, amount):
        return self.currency_id.format(amount) if self.currency_id else f"{amount:g}"

    def _percent(self, percent):
        return self.env._("%s %%", self._number(percent))

    def _number(self, number):
        """A number without needless zeros, in the user's notation."""
        decimals = next((d for d in range(5) if round(number, d) == round(number, 5)), 5)
        return formatLang(self.env, number, digits=decimals)

    def _clock(self, hours):
        """Hours as a float (9.5) as on a clock (09:30)."""
        minutes = self._minutes(hours)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"

    def _minutes(self, hours):
        """Hours as a float in whole minutes."""
        return round(hours * 60)

    def _day(self, date):
        return format_date(self.env, date)
