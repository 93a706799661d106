"""Block, unblock or void cards, with a reason."""

from odoo import api, fields, models

STATES = {"block": "blocked", "unblock": "active", "void": "void"}


class LoyaltyMediumReason(models.TransientModel):
    """Asks why; the answer stays with the card."""

    _name = "loyalty.medium.reason"
    _description = "Change the State of Cards"

    medium_ids = fields.Many2many("loyalty.medium", string="Cards", required=True)
    action = fields.Selection(
        selection=[("block", "Block"), ("unblock", "Unblock"), ("void", "Void")],
        required=True,
        default="block",
    )
    reason = fields.Char(required=True)

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        if self.env.context.get("active_model") == "loyalty.medium":
            values.setdefault("medium_ids", [(6, 0, self.env.context.get("active_ids", []))])
        return values

    def action_apply(self):
        """Change the state of the chosen cards (managers)."""
        self.ensure_one()
        self.env["loyalty.mismatch"]._check_manager()
        self.medium_ids.check_access("read")
        self.medium_ids._set_state(STATES[self.action], self.reason)
        return {"type": "ir.actions.act_window_close"}
