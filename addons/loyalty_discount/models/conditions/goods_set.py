"""Condition ``goods_set``: several goods together."""

from odoo import fields, models


class LoyaltyDiscountCondition(models.Model):
    """The receipt has all goods of a set."""

    _inherit = "loyalty.discount.condition"

    kind = fields.Selection(
        selection_add=[("goods_set", "Set of goods")], ondelete={"goods_set": "cascade"}
    )
    set_ids = fields.One2many("loyalty.discount.set", "condition_id", copy=True)

    def _content_goods_set(self):
        return {"sets": [member._quantity_content() for member in self.set_ids]}

    def _sentence_goods_set(self):
        words = [member._words(member.quantity) for member in self.set_ids]
        return self.env._("together %s", self._enumerate(words))

    def _problem_goods_set(self):
        return self.set_ids._set_problem("quantity")
