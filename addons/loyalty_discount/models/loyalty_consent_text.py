"""The wording a buyer agrees to; each wording is a version of its own."""

from odoo import api, fields, models
from odoo.exceptions import UserError


class LoyaltyConsentText(models.Model):
    """A version of the consent text; its wording is frozen once somebody agreed to it."""

    _name = "loyalty.consent.text"
    _description = "Loyalty Consent Text"
    _inherit = ["pos.load.mixin"]
    _order = "version desc, id desc"

    name = fields.Char(required=True, translate=True)
    version = fields.Char(required=True, help="For example 2026-01.")
    body = fields.Text(string="Wording", required=True, translate=True)
    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company, index=True
    )
    consent_ids = fields.One2many("loyalty.consent", "text_id", readonly=True)
    active = fields.Boolean(default=True)

    _version_unique = models.Constraint(
        "UNIQUE (company_id, version)", "This version exists already: give the text a new version."
    )

    @api.depends("name", "version")
    def _compute_display_name(self):
        for text in self:
            text.display_name = f"{text.name} ({text.version})"

    def write(self, vals):
        if {"body", "version", "company_id"} & set(vals) and self.sudo().consent_ids:
            raise UserError(
                self.env._(
                    "Somebody agreed to this wording already. Duplicate the text, change the "
                    "copy and give it a new version."
                )
            )
        return super().write(vals)

    def copy_data(self, default=None):
        values = super().copy_data(default)
        for text, vals in zip(self, values, strict=True):
            vals["version"] = self.env._("%s (copy)", text.version)
        return values

    # -- the till ----------------------------------------------------------------------------

    @api.model
    def _load_pos_data_domain(self, data, config):
        return [("id", "in", config._get_discount_programs().consent_text_id.ids)]

    @api.model
    def _load_pos_data_fields(self, config):
        return ["name", "version", "body", "write_date"]

    @api.model
    def _load_pos_data_read(self, records, config):
        return super()._load_pos_data_read(records.sudo(), config)

    @api.model
    def _server_date_to_domain(self, domain):
        return domain
