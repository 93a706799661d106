"""Discount ``price_list``: price lists by group and category."""

from odoo import fields, models

from ..loyalty_discount_goods import KEPT


class LoyaltyDiscountEffect(models.Model):
    """Sells at the price list that the holder's group has for the category of the goods."""

    _inherit = "loyalty.discount.effect"

    kind = fields.Selection(
        selection_add=[("price_list", "Price list of the customer group")],
        ondelete={"price_list": "cascade"},
    )
    price_group_ids = fields.Many2many(
        "loyalty.group",
        "loyalty_discount_effect_price_group_rel",
        string="Groups With Price Lists",
        check_company=True,
        ondelete="restrict",
        context=KEPT,
        help="Each group names its price lists by product category.",
    )
    price_list_id = fields.Many2one(
        "product.pricelist",
        string="Price List for Everybody",
        check_company=True,
        ondelete="restrict",
        help="Competes with those of the groups: the lowest price counts.",
    )

    def _uses_price_list(self):
        return ("goods",)

    def _content_price_list(self):
        groups = self.with_context(**KEPT).price_group_ids
        rows = groups.sorted("id").price_ids._rows_content()
        if self.price_list_id:
            rows = [{"group": 0, "category": 0, "list": self.price_list_id.id}, *rows]
        return {"goods": self._goods_content(), "rows": rows}

    def _sentence_price_list(self):
        names = [*self.price_group_ids.mapped("name"), *self.price_list_id.mapped("name")]
        return self.env._(
            "%(goods)s at the price list of %(owners)s",
            goods=self._goods_words(),
            owners=self._enumerate(names, "or"),
        )

    def _problem_price_list(self):
        groups = self.price_group_ids
        if not (groups or self.price_list_id):
            return self.env._("Choose a customer group or a price list.")
        empty = groups.filtered(lambda group: not group.price_ids)
        if empty:
            return self.env._("“%s” has no price lists yet: add them to the group.", empty[0].name)
        return (self.price_list_id | groups.price_ids.pricelist_id)._loyalty_currency_problem(
            self.currency_id
        )
