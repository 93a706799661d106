"""Discount ``gift``: goods for nothing."""

from odoo import fields, models

from ..loyalty_discount_goods import KEPT


class LoyaltyDiscountEffect(models.Model):
    """Gives pieces of a list of products, once or for each so many goods."""

    _inherit = "loyalty.discount.effect"

    kind = fields.Selection(selection_add=[("gift", "Gift")], ondelete={"gift": "cascade"})
    gift_product_ids = fields.Many2many(
        "product.product",
        "loyalty_discount_effect_gift_rel",
        string="Gifts",
        check_company=True,
        ondelete="restrict",
        context=KEPT,
        help="The buyer takes one of these products.",
    )
    gift_pieces = fields.Integer(string="Pieces Given", default=1)
    counted_pieces = fields.Integer(
        string="For Each",
        help="So many pieces of the goods below bring the gift, again and again. 0: it is given "
        "once and depends on the conditions only.",
    )

    def _uses_gift(self):
        return ("goods",) if self.counted_pieces else ()

    def _content_gift(self):
        return {
            "products": sorted(self.with_context(**KEPT).gift_product_ids.ids),
            "units": self.gift_pieces,
            "counted": self._goods_content() if self.counted_pieces else None,
            "counted_units": self.counted_pieces,
        }

    def _sentence_gift(self):
        products = self.gift_product_ids.mapped("display_name")
        words = {"count": self.gift_pieces, "gifts": self._enumerate(products, "or")}
        if not self.counted_pieces:
            return self.env._("a gift: %(count)s × %(gifts)s", **words)
        return self.env._(
            "a gift: %(count)s × %(gifts)s for each %(pieces)s of %(goods)s",
            **words,
            pieces=self.counted_pieces,
            goods=self._goods_words(),
        )

    def _problem_gift(self):
        if not self.gift_product_ids:
            return self.env._("Choose at least one product that is given.")
        if self.gift_pieces < 1 or self.counted_pieces < 0:
            return self.env._("Enter at least one piece that is given, for 0 or more bought.")
        return None
