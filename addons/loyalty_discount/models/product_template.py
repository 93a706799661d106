"""Products that are discount cards."""

from odoo import api, fields, models


class ProductTemplate(models.Model):
    """A card's line earns nothing and gets no discount."""

    _inherit = "product.template"

    loyalty_card_ok = fields.Boolean(
        string="Discount Card",
        help="Selling this product issues a card: its line earns no spend and gets no discount.",
    )
    loyalty_price_min = fields.Float(
        string="Minimum Price",
        digits="Product Price",
        help="Programs that keep to minimum prices never sell it for less. 0: no minimum.",
    )

    @api.model
    def _load_pos_data_fields(self, config):
        names = super()._load_pos_data_fields(config)
        return [*names, "loyalty_card_ok", "loyalty_price_min"]
