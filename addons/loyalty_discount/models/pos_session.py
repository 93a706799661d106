"""What the till loads."""

from odoo import api, models

from .transaction_mark import ANSWERING, marked


class PosSession(models.Model):
    """Adds levels, consent texts and the program snapshot to the till's data."""

    _inherit = "pos.session"

    @api.model
    def _load_pos_data_models(self, config):
        return [
            *super()._load_pos_data_models(config),
            "loyalty.tier",
            "loyalty.consent.text",
            "loyalty.message",
            "loyalty.snapshot",
        ]

    def load_data(self, models_to_load):
        with marked(self.env, ANSWERING, {}):
            return super().load_data(models_to_load)
