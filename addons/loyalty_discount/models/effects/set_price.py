"""Discount ``set_price``: several goods for one price."""

from odoo import fields, models


class LoyaltyDiscountEffect(models.Model):
    """Sells a set of goods at one price."""

    _inherit = "loyalty.discount.effect"

    kind = fields.Selection(
        selection_add=[("set_price", "Set at one price")], ondelete={"set_price": "cascade"}
    )
    set_ids = fields.One2many("loyalty.discount.set", "effect_id", copy=True)
    set_amount = fields.Monetary(string="Price of the Set")

    def _content_set_price(self):
        return {
            "sets": [member._units_content() for member in self.set_ids],
            "price_minor": self._minor(self.set_amount),
        }

    def _sentence_set_price(self):
        words = [member._words(member.units) for member in self.set_ids]
        return self.env._(
            "together %(goods)s at %(price)s",
            goods=self._enumerate(words),
            price=self._money(self.set_amount),
        )

    def _problem_set_price(self):
        if self.set_amount <= 0:
            return self.env._("Enter the price of the set.")
        return self.set_ids._set_problem("units")
