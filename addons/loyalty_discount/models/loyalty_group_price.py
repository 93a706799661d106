"""Which price list a customer group has for a product category."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class LoyaltyGroupPrice(models.Model):
    """The row of the nearest category counts; a row without category is for all the rest."""

    _name = "loyalty.group.price"
    _description = "Price List of a Customer Group"
    _order = "group_id, category_id, id"
    _check_company_auto = True

    group_id = fields.Many2one("loyalty.group", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="group_id.company_id", store=True, index=True)
    category_id = fields.Many2one(
        "product.category", string="Product Category", ondelete="restrict", help="Empty: all goods."
    )
    pricelist_id = fields.Many2one(
        "product.pricelist",
        string="Price List",
        required=True,
        check_company=True,
        ondelete="restrict",
    )

    _once = models.UniqueIndex(
        "(group_id, COALESCE(category_id, 0))",
        "A customer group has one price list for a product category: remove one of the rows.",
    )

    @api.constrains("pricelist_id", "group_id")
    def _check_currency(self):
        for row in self:
            problem = row.pricelist_id._loyalty_currency_problem(row.company_id.currency_id)
            if problem:
                raise ValidationError(
                    self.env._(
                        "Customer group “%(group)s”: %(problem)s",
                        group=row.group_id.name,
                        problem=problem,
                    )
                )

    def _rows_content(self):
        """The rows in the shape of the contract."""
        return [
            {
                "group": row.group_id.id,
                "category": row.category_id.id or 0,
                "list": row.pricelist_id.id,
            }
            for row in self
        ]


class ProductPricelist(models.Model):
    """Price lists compare only within one currency."""

    _inherit = "product.pricelist"

    def _loyalty_currency_problem(self, currency):
        """What is wrong with price lists of another currency, in words, or nothing."""
        for pricelist in self:
            if pricelist.currency_id != currency:
                return self.env._(
                    "The price list “%(list)s” is in %(other)s, but discounts are counted in "
                    "%(own)s. Choose a price list in %(own)s.",
                    list=pricelist.name,
                    other=pricelist.currency_id.name,
                    own=currency.name,
                )
        return None
