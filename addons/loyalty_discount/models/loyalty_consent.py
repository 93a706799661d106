"""A buyer's agreement to store name and phone."""

from odoo import fields, models


class LoyaltyConsent(models.Model):
    """Who agreed to which wording, when, at which till and in front of whom."""

    _name = "loyalty.consent"
    _description = "Loyalty Consent"
    _inherit = ["loyalty.append.only"]
    _order = "given_at desc, id desc"
    _rec_name = "version"

    partner_id = fields.Many2one("res.partner", required=True, index=True, ondelete="restrict")
    text_id = fields.Many2one("loyalty.consent.text", required=True, ondelete="restrict")
    version = fields.Char(required=True)
    channel = fields.Selection(
        selection=[("screen", "On screen"), ("paper", "On paper")], required=True
    )
    given_at = fields.Datetime(required=True)
    medium_id = fields.Many2one("loyalty.medium", string="Card", index=True, ondelete="restrict")
    session_id = fields.Many2one("pos.session", ondelete="restrict")
    employee_id = fields.Many2one("hr.employee", string="Cashier", ondelete="restrict")
    user_id = fields.Many2one("res.users", required=True, ondelete="restrict")
    company_id = fields.Many2one("res.company", required=True, index=True)
