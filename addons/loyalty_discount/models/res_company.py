"""Settings of a company for its discount programs."""

from odoo import fields, models


class ResCompany(models.Model):
    """Whether a second person checks a program before it goes live."""

    _inherit = "res.company"

    loyalty_second_person = fields.Boolean(
        string="Programs Are Checked by a Second Person",
        help="A published program goes live only after another marketer has checked it.",
    )
