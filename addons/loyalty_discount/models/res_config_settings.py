"""Discount programs in the settings of the point of sale."""

from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    """Shows the company's settings."""

    _inherit = "res.config.settings"

    loyalty_second_person = fields.Boolean(
        related="company_id.loyalty_second_person", readonly=False
    )
