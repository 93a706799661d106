"""Condition ``holidays``: days of a list."""

from odoo import fields, models


class LoyaltyDiscountCondition(models.Model):
    """The receipt is made on a day of these lists."""

    _inherit = "loyalty.discount.condition"

    kind = fields.Selection(
        selection_add=[("holidays", "Holidays")], ondelete={"holidays": "cascade"}
    )
    holiday_list_ids = fields.Many2many(
        "loyalty.holiday.list", string="Lists of Holidays", check_company=True, ondelete="restrict"
    )

    def _content_holidays(self):
        dates = self.holiday_list_ids.date_ids.mapped("date")
        return {"dates": sorted({str(date) for date in dates})}

    def _sentence_holidays(self):
        return self.env._("days of %s", self._enumerate(self.holiday_list_ids.mapped("name"), "or"))

    def _problem_holidays(self):
        if not self.holiday_list_ids:
            return self.env._("Choose a list of holidays.")
        empty = self.holiday_list_ids.filtered(lambda holidays: not holidays.date_ids)
        return empty and self.env._("“%s” has no days yet: add them to the list.", empty[0].name)
