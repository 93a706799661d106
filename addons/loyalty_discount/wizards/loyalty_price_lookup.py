"""What one piece costs a holder: price lists of customer groups, looked up."""

from odoo import api, fields, models


class LoyaltyPriceLookup(models.TransientModel):
    """Final price of a product for a holder, by the price lists of the holder's groups."""

    _name = "loyalty.price.lookup"
    _description = "Price for a Holder"

    company_id = fields.Many2one("res.company", default=lambda self: self.env.company)
    currency_id = fields.Many2one(related="company_id.currency_id")
    product_id = fields.Many2one("product.product", required=True)
    partner_id = fields.Many2one("res.partner", string="Holder")
    date = fields.Date(default=fields.Date.context_today, required=True)
    quantity = fields.Float(default=1, digits="Product Unit")
    base_pricelist_id = fields.Many2one(
        "product.pricelist",
        string="Price List of the Shop",
        domain="[('currency_id', '=', currency_id), ('company_id', 'in', [company_id, False])]",
        help="Empty: the product's sales price.",
    )
    group_ids = fields.Many2many(
        "loyalty.group", string="Customer Groups", compute="_compute_price"
    )
    base_price = fields.Monetary(string="Price for Everybody", compute="_compute_price")
    final_price = fields.Monetary(string="Price for the Holder", compute="_compute_price")
    row_id = fields.Many2one("loyalty.group.price", string="By", compute="_compute_price")
    row_words = fields.Char(string="Because", compute="_compute_price")

    @api.depends("product_id", "partner_id", "date", "quantity", "base_pricelist_id", "company_id")
    def _compute_price(self):
        for lookup in self:
            lookup.group_ids = lookup._find_groups()
            lookup.base_price = lookup._price(lookup.base_pricelist_id)
            lookup.row_id = lookup._best_row()
            offer = lookup._price(lookup.row_id.pricelist_id)
            offered = lookup.row_id and offer < lookup.base_price
            lookup.final_price = offer if offered else lookup.base_price
            lookup.row_words = lookup._explain(offered)

    def _find_groups(self):
        groups = self.env["loyalty.group"].with_company(self.company_id)
        memberships = self.env["loyalty.card"].search(
            [
                ("partner_id", "in", self.partner_id.ids),
                ("program_type", "=", "discount"),
                ("company_id", "=", self.company_id.id),
            ]
        )
        return groups.browse(groups._groups_of(self.partner_id, memberships, self.date))

    def _price(self, pricelist):
        """The price of one piece under a price list, which may be empty."""
        if not self.product_id:
            return 0
        return pricelist._get_product_price(
            self.product_id, self.quantity, currency=self.currency_id, date=self.date
        )

    def _best_row(self):
        """The row with the lowest price among those of the nearest category."""
        path = self._category_path()
        near = {category: distance for distance, category in enumerate(path)}
        rows = self.group_ids.price_ids.filtered(lambda row: row.category_id.id in near)
        if not rows:
            return rows
        nearest = min(near[row.category_id.id] for row in rows)
        rows = rows.filtered(lambda row: near[row.category_id.id] == nearest)
        return rows.sorted(lambda row: (self._price(row.pricelist_id), row.id))[:1]

    def _category_path(self):
        """The product's category and those above it, nearest first; no category comes last."""
        path, category = [], self.product_id.categ_id
        while category:
            path.append(category.id)
            category = category.parent_id
        return [*path, False]

    def _explain(self, offered):
        if not self.group_ids:
            return self.env._("The holder belongs to no customer group.")
        if not self.row_id:
            return self.env._("No group of the holder has a price list for these goods.")
        words = {"group": self.row_id.group_id.name, "list": self.row_id.pricelist_id.name}
        if offered:
            return self.env._("Price list “%(list)s” of the group “%(group)s”", **words)
        return self.env._("Price list “%(list)s” of the group “%(group)s” is not cheaper", **words)
