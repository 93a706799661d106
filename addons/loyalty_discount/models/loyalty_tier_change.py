"""The log of level changes."""

from odoo import fields, models


class LoyaltyTierChange(models.Model):
    """From which level to which, when and why; append-only."""

    _name = "loyalty.tier.change"
    _description = "Level Change"
    _inherit = ["loyalty.append.only"]
    _order = "id desc"

    membership_id = fields.Many2one("loyalty.card", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="membership_id.company_id", store=True, index=True)
    program_id = fields.Many2one(related="membership_id.program_id", store=True)
    from_tier_id = fields.Many2one("loyalty.tier", string="Old Level", ondelete="restrict")
    to_tier_id = fields.Many2one("loyalty.tier", string="New Level", ondelete="restrict")
    moment = fields.Datetime(required=True)
    reason = fields.Selection(
        selection=[
            ("spend", "Spend reached"),
            ("refund", "Goods returned"),
            ("manual", "Changed by a manager"),
            ("period", "A period ended"),
            ("opening", "Brought from an old system"),
            ("recalculation", "Recalculated"),
        ],
        required=True,
    )
    note = fields.Char()
    order_id = fields.Many2one("pos.order", ondelete="set null")
    user_id = fields.Many2one(
        "res.users", default=lambda self: self.env.uid, required=True, ondelete="restrict"
    )
