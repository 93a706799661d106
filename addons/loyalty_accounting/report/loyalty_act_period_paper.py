"""The period-end tax act as a paper: the gifts by day, and what of them is above the limit."""

from odoo import fields, models
from odoo.exceptions import UserError

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

    def _paper_columns(self):
        if self.type != "period_tax":
            return super()._paper_columns()
        return (
            Column(self.env._("Given away on"), width=14),
            Column(self.env._("VAT base"), "money", 14, total=True),
            Column(self.env._("Above the limit"), "money", 14, total=True),
        )

    def _paper_rows(self):
        if self.type != "period_tax":
            yield from super()._paper_rows()
        else:
            yield from self._paper_kept().get("issues", ())
