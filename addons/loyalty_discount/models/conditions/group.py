"""Condition ``group``: who the holder is."""

from odoo import fields, models

from ..loyalty_discount_goods import KEPT


class LoyaltyDiscountCondition(models.Model):
    """The holder belongs to one of these groups."""

    _inherit = "loyalty.discount.condition"

    kind = fields.Selection(
        selection_add=[("group", "Customer group")], ondelete={"group": "cascade"}
    )
    group_ids = fields.Many2many(
        "loyalty.group",
        "loyalty_discount_condition_group_rel",
        string="Customer Groups",
        check_company=True,
        ondelete="restrict",
        context=KEPT,
    )

    def _content_group(self):
        return {"groups": sorted(self.with_context(**KEPT).group_ids.ids)}

    def _sentence_group(self):
        return self.env._("holder of %s", self._enumerate(self.group_ids.mapped("name"), "or"))

    def _problem_group(self):
        return None if self.group_ids else self.env._("Choose a customer group.")
