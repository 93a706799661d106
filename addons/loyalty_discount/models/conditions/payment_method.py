"""Condition ``payment_method``: how it is paid."""

from odoo import fields, models

from ..loyalty_discount_goods import KEPT


class LoyaltyDiscountCondition(models.Model):
    """The receipt is paid by these methods."""

    _inherit = "loyalty.discount.condition"

    kind = fields.Selection(
        selection_add=[("payment_method", "Payment method")], ondelete={"payment_method": "cascade"}
    )
    payment_method_ids = fields.Many2many(
        "pos.payment.method",
        "loyalty_discount_condition_payment_rel",
        string="Payment Methods",
        check_company=True,
        ondelete="restrict",
        context=KEPT,
    )
    payment_part = fields.Selection(
        selection=[
            ("whole", "The whole receipt must be paid so"),
            ("part", "It holds for the part paid so"),
        ],
        string="If Paid in Several Ways",
        default="whole",
    )

    def _content_payment_method(self):
        return {
            "methods": sorted(self.with_context(**KEPT).payment_method_ids.ids),
            "part": self.payment_part,
        }

    def _sentence_payment_method(self):
        names = self._enumerate(self.payment_method_ids.mapped("name"), "or")
        if self.payment_part == "part":
            return self.env._("for the part paid by %s", names)
        return self.env._("paid by %s", names)

    def _problem_payment_method(self):
        return None if self.payment_method_ids else self.env._("Choose a payment method.")
