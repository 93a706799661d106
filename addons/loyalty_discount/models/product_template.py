"""Products that are discount cards."""

from odoo import api, fields, models


class ProductTemplate(models.Model):
    """A card's line earns nothing and gets no discount."""

    _inherit = "product.template"

    loyalty_card_ok = fields.Boolean(
        string="Discount Card",
        help="Selling this product issues a card: its line earns no spend and gets no discount.",
    )

    @api.model
    def _load_pos_data_fields(self, config):
        return [*super()._load_pos_data_fields(config), "loyalty_card_ok"]
