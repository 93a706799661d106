"""Condition ``order_amount``: what goods come to."""

from odoo import fields, models

from ...engine import to_scaled


class LoyaltyDiscountCondition(models.Model):
    """The receipt, or chosen goods on it, come to an amount."""

    _inherit = "loyalty.discount.condition"

    kind = fields.Selection(
        selection_add=[("order_amount", "Amount of the receipt")],
        ondelete={"order_amount": "cascade"},
    )
    amount_from = fields.Monetary(string="From Amount")
    amount_until = fields.Monetary(string="Below", help="0: no upper bound.")
    amount_basis = fields.Selection(
        selection=[("base", "Before any program"), ("left", "After earlier groups")],
        string="Prices",
        default="base",
    )

    def _uses_order_amount(self):
        return ("goods",)

    def _content_order_amount(self):
        return {
            "goods": self._goods_content(),
            "amount_from": to_scaled(self.amount_from, self.currency_id.decimal_places),
            "amount_until": self.program_id._minor_or_none(self.amount_until),
            "basis": self.amount_basis,
        }

    def _sentence_order_amount(self):
        goods = self._goods_words() if self._goods_content() else self.env._("the receipt")
        words = {"goods": goods, "low": self._money(self.amount_from)}
        if not self.amount_until:
            return self.env._("%(goods)s from %(low)s", **words)
        return self.env._(
            "%(goods)s from %(low)s, below %(high)s", **words, high=self._money(self.amount_until)
        )

    def _problem_order_amount(self):
        return self._range_problem(self.amount_from, self.amount_until, self._money)
