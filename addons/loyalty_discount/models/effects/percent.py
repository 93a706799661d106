"""Discount ``percent``: a percent of goods."""

from odoo import fields, models


class LoyaltyDiscountEffect(models.Model):
    """Takes a percent off each line of these goods."""

    _inherit = "loyalty.discount.effect"

    kind = fields.Selection(
        selection_add=[("percent", "Percent off")], ondelete={"percent": "cascade"}
    )

    def _uses_percent(self):
        return ("goods", "scale")

    def _content_percent(self):
        return {
            "goods": self._goods_content(),
            "percent": self._scale_content(self.percent, self._ppm),
        }

    def _sentence_percent(self):
        return self.env._(
            "%(percents)s off %(goods)s",
            percents=self._scale_words(self.percent, self._percent),
            goods=self._goods_words(),
        )

    def _problem_percent(self):
        return self._scale_problem(self.percent, most=100)
