"""The period-end tax act as a paper: the gifts by day, and what of them is above the limit."""

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ..money import to_amount
from ..posting import period_excess
from ..registers import Column


class LoyaltyAct(models.Model):
    """It names no card numbers."""

    _inherit = "loyalty.act"

    def _paper_values(self):
        values = super()._paper_values()
        if self.type == "period_tax" and self.period_start:
            values["issues"] = self._period_rows()
        return values

    def _period_rows(self):
        """``[day, given away, above the limit]`` of every day of gifts; none without parameters."""
        try:
            listed = period_excess(self._period_tax())
        except UserError:
            return []
        return [
            [
                fields.Date.to_string(issue.operation_date),
                to_amount(self.currency_id, issue.base_minor),
                to_amount(self.currency_id, excess),
            ]
            for issue, excess in listed
        ]

    def _paper_particulars(self, kept):
        rows = super()._paper_particulars(kept)
        if self.type != "period_tax" or not self.period_start:
            return rows
        days = (format_date(self.env, day) for day in (self.period_start, self.operation_date))
        return ((self.env._("Tax period"), " – ".join(days)), *rows)

    def _paper_amounts(self, kept):
        """What a posted act charged is said even where it is nothing: that was the question."""
        amounts = super()._paper_amounts(kept)
        if self.type != "period_tax" or not self.posted_at:
            return amounts
        charged = (self.env._("VAT charged"), self.period_vat, True)
        given_back = (
            self.env._("Input VAT given back"),
            self.period_input_tax,
            self.shared_input_tax,
        )
        nothing = self.currency_id.format(0.0)
        said = (charged, given_back)
        return [*amounts, *((name, nothing) for name, value, asked in said if asked and not value)]

    def _paper_columns(self):
        if self.type != "period_tax":
            return super()._paper_columns()
        if not self._paper_kept().get("issues"):
            return ()
        return (
            Column(self.env._("Given away on"), "date", 14),
            Column(self.env._("VAT base"), "money", 14, total=True),
            Column(self.env._("Above the limit"), "money", 14, total=True),
        )

    def _paper_rows(self):
        if self.type != "period_tax":
            yield from super()._paper_rows()
        else:
            sign = -1 if self.reversal_of_id else 1
            for day, base, excess in self._paper_kept().get("issues", ()):
                yield fields.Date.to_date(day), sign * base, sign * excess
