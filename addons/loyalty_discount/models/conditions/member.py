"""Condition ``member``: a membership."""

from odoo import fields, models


class LoyaltyDiscountCondition(models.Model):
    """The holder has a membership."""

    _inherit = "loyalty.discount.condition"

    kind = fields.Selection(selection_add=[("member", "Member")], ondelete={"member": "cascade"})

    def _uses_member(self):
        return ("member",)

    def _content_member(self):
        return {"program": self._member_content()}

    def _sentence_member(self):
        return self._of_member(self.env._("members"))
