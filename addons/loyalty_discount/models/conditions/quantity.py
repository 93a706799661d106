"""Condition ``quantity``: how many goods."""

from odoo import fields, models

from ...engine import to_scaled
from ..loyalty_discount_effect import QUANTITY_EXPONENT


class LoyaltyDiscountCondition(models.Model):
    """The receipt has so many of these goods."""

    _inherit = "loyalty.discount.condition"

    kind = fields.Selection(
        selection_add=[("quantity", "Quantity")], ondelete={"quantity": "cascade"}
    )
    quantity_from = fields.Float(string="From Quantity", default=1, digits=(16, 6))
    quantity_until = fields.Float(
        string="Quantity Below", digits=(16, 6), help="0: no upper bound."
    )

    def _uses_quantity(self):
        return ("goods",)

    def _content_quantity(self):
        return {
            "goods": self._goods_content(),
            "quantity_from": to_scaled(self.quantity_from, QUANTITY_EXPONENT),
            "quantity_until": to_scaled(self.quantity_until, QUANTITY_EXPONENT) or None,
        }

    def _sentence_quantity(self):
        words = {"goods": self._goods_words(), "low": self._number(self.quantity_from)}
        if not self.quantity_until:
            return self.env._("%(goods)s: %(low)s or more", **words)
        return self.env._(
            "%(goods)s: %(low)s or more, below %(high)s",
            **words,
            high=self._number(self.quantity_until),
        )

    def _problem_quantity(self):
        return self._range_problem(self.quantity_from, self.quantity_until, self._number)
