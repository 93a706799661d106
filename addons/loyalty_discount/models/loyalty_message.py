"""Messages that programs show at the till."""

from odoo import api, fields, models


class LoyaltyMessage(models.Model):
    """A text for the buyer, in the language of the till."""

    _name = "loyalty.message"
    _description = "Message at the Till"
    _inherit = ["pos.load.mixin"]
    _order = "name, id"

    name = fields.Char(required=True, help="What the message is called in programs.")
    active = fields.Boolean(default=True)
    text = fields.Text(required=True, translate=True, help="What cashier and buyer read.")
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company
    )

    # -- the till ----------------------------------------------------------------------------

    @api.model
    def _load_pos_data_domain(self, data, config):
        return [("company_id", "=", config.company_id.id)]

    @api.model
    def _load_pos_data_fields(self, config):
        return ["text", "write_date"]

    @api.model
    def _load_pos_data_read(self, records, config):
        return super()._load_pos_data_read(records.sudo(), config)
