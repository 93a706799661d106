"""Grant a level or correct the spend of a membership, with a reason."""

import uuid

from odoo import api, fields, models
from odoo.exceptions import UserError


class LoyaltyMembershipChange(models.TransientModel):
    """The only way to change level or spend by hand; managers only, and it leaves a trace."""

    _name = "loyalty.membership.change"
    _description = "Change Level or Spend"

    membership_id = fields.Many2one("loyalty.card", required=True, readonly=True)
    program_id = fields.Many2one(related="membership_id.program_id")
    currency_id = fields.Many2one(related="membership_id.currency_id")
    current_tier_id = fields.Many2one(related="membership_id.tier_id", string="Level Now")
    current_turnover = fields.Monetary(related="membership_id.turnover", string="Spend Now")
    kind = fields.Selection(
        selection=[("level", "Grant a level"), ("spend", "Correct the spend")],
        default="level",
        required=True,
    )
    tier_id = fields.Many2one(
        "loyalty.tier",
        string="Level",
        domain="[('program_id', '=', program_id)]",
        help="The member keeps at least this level. Choose the earned level to end a grant.",
    )
    amount = fields.Monetary(string="Add to the Spend", help="Negative to take away.")
    reason = fields.Char(required=True)
    uuid = fields.Char(default=lambda self: str(uuid.uuid4()), readonly=True)

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        if self.env.context.get("active_model") == "loyalty.card":
            values.setdefault("membership_id", self.env.context.get("active_id"))
        return values

    def action_apply(self):
        """Write the change (managers)."""
        self.ensure_one()
        self.env["loyalty.mismatch"]._check_manager()
        self.membership_id.check_access("read")
        membership = self.membership_id.sudo()
        if self.kind == "level":
            self._grant(membership)
        else:
            self._correct(membership)
        return {"type": "ir.actions.act_window_close"}

    def _grant(self, membership):
        if self.tier_id.program_id != membership.program_id:
            raise UserError(self.env._("Choose a level of the membership's own program."))
        membership._grant_level(self.tier_id, self.reason)

    def _correct(self, membership):
        if not self.amount:
            raise UserError(self.env._("Enter the amount to add or, negative, to take away."))
        if membership.turnover + self.amount < 0:
            raise UserError(self.env._("The spend can't become negative."))
        membership._book_spend("manual", self.amount, order_uuid=self.uuid, reason=self.reason)
