"""Card product: the role its stock account plays."""

from odoo import models


class ProductProduct(models.Model):
    """Cards are kept as materials or as goods, by their category."""

    _inherit = "product.product"

    def _loyalty_stock_role(self, company):
        """``MAT`` or ``GDS``, by the account that Odoo values the product on."""
        self.ensure_one()
        account = self.with_company(company)._get_product_accounts()["stock_valuation"]
        goods = self.env["loyalty.account.role"]._account(company, "GDS")
        return "GDS" if account == goods else "MAT"
