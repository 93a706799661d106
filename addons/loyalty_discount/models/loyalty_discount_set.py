"""Goods of a set: what must be bought together."""

from odoo import api, fields, models

from ..engine import to_scaled
from .loyalty_discount_effect import QUANTITY_EXPONENT
from .loyalty_discount_goods import chosen


class LoyaltyDiscountSet(models.Model):
    """One member of a set: so many of these goods; of a condition or of a discount."""

    _name = "loyalty.discount.set"
    _description = "Goods of a Set"
    _inherit = ["loyalty.discount.goods", "loyalty.words"]
    _order = "sequence, id"
    _check_company_auto = True

    sequence = fields.Integer(default=10)
    condition_id = fields.Many2one("loyalty.discount.condition", index=True, ondelete="cascade")
    effect_id = fields.Many2one("loyalty.discount.effect", index=True, ondelete="cascade")
    company_id = fields.Many2one("res.company", compute="_compute_company", store=True, index=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    quantity = fields.Float(default=1, digits=(16, 6))
    units = fields.Integer(string="Pieces", default=1)
    not_product_ids = chosen(
        "product.product",
        "Except Products",
        relation="loyalty_discount_set_not_product_rel",
        check_company=True,
    )
    not_category_ids = chosen(
        "product.category", "Except Categories", relation="loyalty_discount_set_not_category_rel"
    )
    not_tag_ids = chosen("product.tag", "Except Tags", relation="loyalty_discount_set_not_tag_rel")

    _one_owner = models.Constraint(
        "CHECK ((condition_id IS NULL) <> (effect_id IS NULL))",
        "The goods of a set belong to a condition or to a discount.",
    )

    @api.depends("condition_id.company_id", "effect_id.company_id")
    def _compute_company(self):
        for member in self:
            member.company_id = member.condition_id.company_id or member.effect_id.company_id

    def _quantity_content(self):
        """The member with the quantity of a condition, in the shape of the contract."""
        self.ensure_one()
        return {
            "goods": self._goods_content(),
            "quantity": to_scaled(self.quantity, QUANTITY_EXPONENT),
        }

    def _units_content(self):
        """The member with the pieces of a discount, in the shape of the contract."""
        self.ensure_one()
        return {"goods": self._goods_content(), "units": self.units}

    def _words(self, count):
        """The member in words: 2 x Drinks."""
        return self.env._(
            "%(count)s × %(goods)s", count=self._number(count), goods=self._goods_words()
        )

    def _set_problem(self, count):
        """What is wrong with the set of which these are the members, or nothing.

        :param str count: the field that counts, ``quantity`` or ``units``
        """
        if not self:
            return self.env._("Add the goods of the set.")
        for index, member in enumerate(self, start=1):
            if not member._has_goods():
                return self.env._(
                    "Row %s of the set has no goods: choose products, categories or tags.", index
                )
            if member[count] <= 0:
                return self.env._(
                    "“%s” needs a quantity above 0: change it or remove the row.",
                    member._goods_words(),
                )
            if member._goods_problem():
                return member._goods_problem()
        return None

    # A member changed alone is checked with its program.

    def write(self, vals):
        result = super().write(vals)
        self._programs()._check_discount()
        return result

    def unlink(self):
        programs = self._programs()
        result = super().unlink()
        programs.exists()._check_discount()
        return result

    def _programs(self):
        return self.condition_id.program_id | self.effect_id.program_id
