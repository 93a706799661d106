"""What the till loads of this addon."""

from odoo import api, models

from .pos_config import AGENT_FIELDS


class PosSession(models.Model):
    _inherit = "pos.session"

    @api.model
    def _load_pos_data_models(self, config):
        """Load the number rules into the till."""
        return [*super()._load_pos_data_models(config), "card.number.rule"]

    def load_data(self, models_to_load):
        """Load; only the till's own page is told of its card agent."""
        response = super().load_data(models_to_load)
        if self.env.user.has_group("point_of_sale.group_pos_user"):
            for row in response.get("pos.config", ()):
                config = self.env["pos.config"].browse(row["id"])
                row.update(config.read(list(AGENT_FIELDS), load=False)[0])
        return response
