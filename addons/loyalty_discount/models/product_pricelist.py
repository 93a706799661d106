"""Price lists of customer groups at the till: loaded for the engine, not offered to the cashier."""

from odoo import api, models

from ..claim.asked import price_lists


class PosConfig(models.Model):
    """Loads the price lists that programs name."""

    _inherit = "pos.config"

    def _get_available_pricelists(self):
        """Also those of customer groups, with all they are based on."""
        lists = super()._get_available_pricelists()
        return lists | self._loyalty_pricelists()

    def _loyalty_pricelists(self):
        """The price lists that the programs of this till name, with all they are based on."""
        programs = self.env["loyalty.snapshot"].sudo()._for_config(self)._content()
        lists = self.env["product.pricelist"].sudo().browse(price_lists(programs)).exists()
        based_on = lists
        while based_on:
            based_on = based_on.item_ids.base_pricelist_id - lists
            lists |= based_on
        return lists.with_env(self.env)


class PosLoadMixin(models.AbstractModel):
    """What is loaded again as a whole."""

    _inherit = "pos.load.mixin"

    @api.model
    def _loyalty_load_whole(self, config):
        """This model without the limit to what changed since the till's first load.

        Only where programs name price lists: these may be older than the program.
        """
        if not config._loyalty_pricelists():
            return self
        return self.with_context(pos_limited_loading=False)


class ProductPricelist(models.Model):
    """Loaded whole where programs name price lists."""

    _inherit = "product.pricelist"

    @api.model
    def _load_pos_data_search_read(self, data, config):
        whole = self._loyalty_load_whole(config)
        return super(ProductPricelist, whole)._load_pos_data_search_read(data, config)


class ProductPricelistItem(models.Model):
    """Loaded whole where programs name price lists."""

    _inherit = "product.pricelist.item"

    @api.model
    def _load_pos_data_search_read(self, data, config):
        whole = self._loyalty_load_whole(config)
        return super(ProductPricelistItem, whole)._load_pos_data_search_read(data, config)
