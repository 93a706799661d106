"""Discount ``message``: words at the till."""

from odoo import fields, models


class LoyaltyDiscountEffect(models.Model):
    """Shows a message at the till."""

    _inherit = "loyalty.discount.effect"

    kind = fields.Selection(
        selection_add=[("message", "Message to the buyer")], ondelete={"message": "cascade"}
    )
    message_id = fields.Many2one("loyalty.message", check_company=True, ondelete="restrict")

    def _content_message(self):
        return {"message": self.message_id.id}

    def _sentence_message(self):
        return self.env._("message “%s”", self.message_id.name or "")

    def _problem_message(self):
        return None if self.message_id else self.env._("Choose a message.")
