"""Discount ``new_price``: a price of its own."""

from odoo import fields, models


class LoyaltyDiscountEffect(models.Model):
    """Sells a piece of these goods at another price."""

    _inherit = "loyalty.discount.effect"

    kind = fields.Selection(
        selection_add=[("new_price", "New price")], ondelete={"new_price": "cascade"}
    )

    def _uses_new_price(self):
        return ("goods", "scale")

    def _content_new_price(self):
        return {
            "goods": self._goods_content(),
            "price": self._scale_content(self.amount, self._minor),
        }

    def _sentence_new_price(self):
        return self.env._(
            "%(goods)s at %(prices)s",
            goods=self._goods_words(),
            prices=self._scale_words(self.amount, self._money),
        )

    def _problem_new_price(self):
        if not self._has_goods():
            return self.env._("One price for all goods: choose products, categories or tags.")
        return self._amount_problem() or self._scale_problem(self.amount, rising=False)
