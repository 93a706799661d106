"""Condition ``shop``: where it is sold."""

from odoo import fields, models

from ..loyalty_discount_goods import KEPT


class LoyaltyDiscountCondition(models.Model):
    """The receipt is made in one of these shops."""

    _inherit = "loyalty.discount.condition"

    kind = fields.Selection(selection_add=[("shop", "Shop")], ondelete={"shop": "cascade"})
    shop_ids = fields.Many2many(
        "stock.warehouse",
        "loyalty_discount_condition_shop_rel",
        string="Shops",
        check_company=True,
        ondelete="restrict",
        context=KEPT,
    )

    def _content_shop(self):
        return {"shops": sorted(self.with_context(**KEPT).shop_ids.ids)}

    def _sentence_shop(self):
        return self.env._("in shops %s", self._enumerate(self.shop_ids.mapped("name")))

    def _problem_shop(self):
        return None if self.shop_ids else self.env._("Choose a shop.")
