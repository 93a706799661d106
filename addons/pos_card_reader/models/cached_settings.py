"""Settings that every receipt asks for."""

from odoo import api, models


class CachedSettings(models.AbstractModel):
    """Settings that are kept in memory, and forgotten when one of them changes.

    For models of few records whose methods under ``ormcache`` hold what their records say.
    """

    _name = "card.cached.settings"
    _description = "Settings Kept in Memory"

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        self.env.registry.clear_cache()
        return records

    def write(self, vals):
        result = super().write(vals)
        self.env.registry.clear_cache()
        return result

    def unlink(self):
        result = super().unlink()
        self.env.registry.clear_cache()
        return result
