"""The card readers of a till among the settings of the point of sale."""

from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    pos_card_agent_url = fields.Char(related="pos_config_id.card_agent_url", readonly=False)
    pos_card_agent_token = fields.Char(related="pos_config_id.card_agent_token", readonly=False)
    pos_card_reader_key_gap = fields.Integer(
        related="pos_config_id.card_reader_key_gap", readonly=False
    )
    pos_card_reader_simulated = fields.Boolean(
        related="pos_config_id.card_reader_simulated", readonly=False
    )
