"""Attach a paid receipt to a member, in the back office."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError


class LoyaltyAttach(models.TransientModel):
    """A manager counts a receipt for a member who had no card at hand; spend only, once."""

    _name = "loyalty.attach"
    _description = "Attach a Receipt to a Card"

    order_id = fields.Many2one("pos.order", string="Receipt", required=True, readonly=True)
    company_id = fields.Many2one(related="order_id.company_id")
    medium_id = fields.Many2one(
        "loyalty.medium",
        string="Card",
        required=True,
        domain="[('state', '=', 'active'), ('company_id', '=', company_id)]",
        help="Search by number, name or phone of the holder.",
    )
    partner_id = fields.Many2one(related="medium_id.partner_id")
    reason = fields.Char(required=True)

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        if self.env.context.get("active_model") == "pos.order":
            values.setdefault("order_id", self.env.context.get("active_id"))
        return values

    def action_attach(self):
        """Count the receipt (managers); what stands in the way is said."""
        self.ensure_one()
        self.env["loyalty.mismatch"]._check_manager()
        self.order_id.check_access("read")
        self.medium_id.check_access("read")
        if self.order_id.company_id not in self.env.user.company_ids:
            raise AccessError(self.env._("This receipt belongs to another company."))
        note = {"user_id": self.env.uid, "employee_id": self.env.user.employee_id.id}
        medium = self.medium_id.sudo()
        code = self.order_id._loyalty_attach(medium, (self.reason or "").strip(), note)
        if code:
            raise UserError(self._refusal(code))
        return {"type": "ir.actions.act_window_close"}

    def _refusal(self, code):
        """Why a receipt can't be attached, and what to do."""
        days = self.medium_id.program_id.desk_attach_days
        words = {
            "already_counted": self.env._("This receipt counts for a membership already."),
            "is_return": self.env._(
                "All goods of this receipt came back: there is nothing left to count."
            ),
            "never": self.env._("The program attaches no receipts: set its number of days."),
            "no_card": self.env._("This card is not good at the receipt's point of sale."),
            "not_judged": self.env._("This receipt waits to be judged: try again later."),
            "not_paid": self.env._("Only paid receipts can be attached."),
            "other_company": self.env._("Receipt and card belong to different companies."),
            "reason_missing": self.env._("Say why the receipt is attached."),
            "too_late": self.env._("The program attaches receipts of the last %s days.", days),
        }
        return words[code]
