"""Discount ``nth_free``: every nth piece."""

from odoo import fields, models


class LoyaltyDiscountEffect(models.Model):
    """The cheapest of each so many pieces are free, or cheaper."""

    _inherit = "loyalty.discount.effect"

    kind = fields.Selection(
        selection_add=[("nth_free", "Cheapest of several free")], ondelete={"nth_free": "cascade"}
    )
    set_size = fields.Integer(string="Of Each", default=5)
    free_pieces = fields.Integer(string="Cheapest Pieces", default=1)
    free_percent = fields.Float(string="Percent Off Them", default=100, digits=(16, 4))

    def _uses_nth_free(self):
        return ("goods",)

    def _content_nth_free(self):
        return {
            "goods": self._goods_content(),
            "size": self.set_size,
            "free": self.free_pieces,
            "percent": self._ppm(self.free_percent),
        }

    def _sentence_nth_free(self):
        words = {
            "free": self.free_pieces,
            "size": self.set_size,
            "goods": self._goods_words(),
            "percent": self._percent(self.free_percent),
        }
        if self.free_percent == 100:
            return self.env._("%(free)s of %(size)s free, the cheapest, among %(goods)s", **words)
        return self.env._(
            "%(percent)s off the cheapest %(free)s of %(size)s among %(goods)s", **words
        )

    def _problem_nth_free(self):
        if self.set_size < 2 or not 1 <= self.free_pieces < self.set_size:
            return self.env._(
                "%(free)s of %(size)s can't be free: at least one piece is paid and one is not.",
                free=self.free_pieces,
                size=self.set_size,
            )
        return self._value_problem(self.free_percent, 100)
