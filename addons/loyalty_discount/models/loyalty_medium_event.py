"""The trail of a card: every change of its state."""

from odoo import api, fields, models


class LoyaltyMediumEvent(models.Model):
    """From which state to which, when, by whom and why; append-only."""

    _name = "loyalty.medium.event"
    _description = "Card Event"
    _inherit = ["loyalty.append.only"]
    _order = "id desc"

    medium_id = fields.Many2one("loyalty.medium", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="medium_id.company_id", store=True, index=True)
    from_state = fields.Selection(selection="_selection_state", required=True)
    to_state = fields.Selection(selection="_selection_state", required=True)
    reason = fields.Char()
    user_id = fields.Many2one(
        "res.users", default=lambda self: self.env.uid, required=True, ondelete="restrict"
    )

    @api.model
    def _selection_state(self):
        return self.env["loyalty.medium"]._fields["state"]._description_selection(self.env)
