"""Condition ``first_purchase``: the holder's first receipt."""

from odoo import fields, models


class LoyaltyDiscountCondition(models.Model):
    """The holder, a member, has bought nothing yet."""

    _inherit = "loyalty.discount.condition"

    kind = fields.Selection(
        selection_add=[("first_purchase", "First purchase")], ondelete={"first_purchase": "cascade"}
    )

    def _uses_first_purchase(self):
        return ("member",)

    def _content_first_purchase(self):
        return {"program": self._member_content()}

    def _sentence_first_purchase(self):
        return self._of_member(self.env._("first purchase of a member"))
