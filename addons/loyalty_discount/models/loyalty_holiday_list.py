"""Lists of holidays, for conditions."""

from odoo import fields, models


class LoyaltyHolidayList(models.Model):
    """Days that have nothing else in common: public holidays, days of the shop."""

    _name = "loyalty.holiday.list"
    _description = "List of Holidays"
    _order = "name, id"

    name = fields.Char(required=True, translate=True)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company
    )
    date_ids = fields.One2many("loyalty.holiday.date", "list_id", string="Days", copy=True)


class LoyaltyHolidayDate(models.Model):
    """One day of a list."""

    _name = "loyalty.holiday.date"
    _description = "Day of a List of Holidays"
    _order = "date"

    list_id = fields.Many2one("loyalty.holiday.list", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="list_id.company_id", store=True, index=True)
    date = fields.Date(string="Day", required=True)
    name = fields.Char(string="Occasion")

    _once = models.Constraint(
        "UNIQUE (list_id, date)", "A day is in a list of holidays once: remove one of the rows."
    )
