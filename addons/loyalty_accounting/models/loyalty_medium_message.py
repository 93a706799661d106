"""Card messages: an undo that comes after the act was posted."""

from odoo import models


class LoyaltyMediumMessage(models.Model):
    """What is posted is corrected by the accountant, not undone by a till."""

    _inherit = "loyalty.medium.message"

    def _refuse_undo(self, medium):
        refusal = super()._refuse_undo(medium)
        posted = medium.sudo().act_id.filtered(lambda act: act.state == "posted")
        if not refusal and posted:
            return "already_used", {"act": posted.name}
        return refusal
