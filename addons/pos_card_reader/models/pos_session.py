"""What the till loads of this addon."""

from odoo import api, models


class PosSession(models.Model):
    _inherit = "pos.session"

    @api.model
    def _load_pos_data_models(self, config):
        """Load the number rules into the till."""
        return [*super()._load_pos_data_models(config), "card.number.rule"]
