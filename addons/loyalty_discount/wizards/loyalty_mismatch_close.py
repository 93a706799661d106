"""Close looked-at differences, many at once, with one note."""

from odoo import api, fields, models


class LoyaltyMismatchClose(models.TransientModel):
    """Asks what was found out; the answer stays with each difference, below what stood there."""

    _name = "loyalty.mismatch.close"
    _description = "Close Differences"

    mismatch_ids = fields.Many2many(
        "loyalty.mismatch", string="Differences", required=True, domain="[('state', '=', 'open')]"
    )
    note = fields.Text(required=True)

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        if self.env.context.get("active_model") == "loyalty.mismatch":
            chosen = self.env["loyalty.mismatch"].browse(self.env.context.get("active_ids", []))
            still = chosen.filtered(lambda mismatch: mismatch.state == "open")
            values.setdefault("mismatch_ids", [(6, 0, still.ids)])
        return values

    def action_apply(self):
        """Close the chosen differences that are still open (managers)."""
        self.ensure_one()
        mismatches = self.mismatch_ids.filtered(lambda mismatch: mismatch.state == "open")
        mismatches._check_manager()
        mismatches.check_access("write")
        for mismatch in mismatches:
            mismatch.note = "\n".join(filter(None, (mismatch.note, self.note)))
        mismatches.action_close()
        return {"type": "ir.actions.act_window_close"}
