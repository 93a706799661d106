"""Which goods a condition or a discount looks at."""

from odoo import fields, models

#: Archived goods stay chosen: without them a short list would become "all goods".
KEPT = {"active_test": False}


def chosen(comodel, string, **options):
    """A choice of goods that nobody can delete away."""
    return fields.Many2many(
        comodel, string=string, ondelete="restrict", context=KEPT, copy=True, **options
    )


class LoyaltyDiscountGoods(models.AbstractModel):
    """Goods selector: what is listed, less the exceptions; an empty one means all goods.

    The three lists of exceptions need tables of their own, so each model names them.
    """

    _name = "loyalty.discount.goods"
    _description = "Choice of Goods"

    product_ids = chosen("product.product", "Products", check_company=True)
    category_ids = chosen("product.category", "Categories")
    tag_ids = chosen("product.tag", "Tags")
    with_reduced = fields.Boolean(
        string="Also Goods Already Reduced",
        default=True,
        help="Reduced: cheaper than the public price already, or with a discount by hand.",
    )

    def _goods_content(self):
        """The choice in the shape of the contract; null for all goods."""
        self.ensure_one()
        goods = self.with_context(**KEPT)
        lists = {
            "products": goods.product_ids,
            "categories": goods.category_ids,
            "tags": goods.tag_ids,
            "not_products": goods.not_product_ids,
            "not_categories": goods.not_category_ids,
            "not_tags": goods.not_tag_ids,
        }
        if self.with_reduced and not any(lists.values()):
            return None
        return {
            **{name: sorted(chosen.ids) for name, chosen in lists.items()},
            "reduced": self.with_reduced,
        }

    def _names(self, *names):
        """The names of what the fields ``names`` hold, in one list."""
        goods = self.with_context(**KEPT)
        return [
            record.display_name if record._name == "product.product" else record.name
            for name in names
            for record in goods[name]
        ]

    def _has_goods(self):
        """True if something is listed, exceptions aside."""
        return bool(self._names("product_ids", "category_ids", "tag_ids"))

    def _goods_words(self):
        """The choice in words."""
        words = self._enumerate(self._names("product_ids", "category_ids", "tag_ids"))
        words = words or self.env._("all goods")
        exceptions = self._names("not_product_ids", "not_category_ids", "not_tag_ids")
        if exceptions:
            words = self.env._(
                "%(goods)s except %(others)s", goods=words, others=self._enumerate(exceptions)
            )
        if not self.with_reduced:
            words = self.env._("%s, not already reduced", words)
        return words

    def _goods_problem(self):
        """What is wrong with the choice, in words, or nothing."""
        for name in ("product_ids", "category_ids", "tag_ids"):
            both = self[name] & self[f"not_{name}"]
            if both:
                return self.env._(
                    "“%s” is chosen and excepted at the same time: remove it from one list.",
                    both[0].display_name,
                )
        return None
