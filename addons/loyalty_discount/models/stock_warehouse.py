"""The shop's own clock."""

import pytz

from odoo import fields, models


class StockWarehouse(models.Model):
    """A shop is a warehouse; its wall clock decides about hours and days of programs."""

    _inherit = "stock.warehouse"

    loyalty_timezone = fields.Selection(
        selection=lambda self: [(zone, zone) for zone in sorted(pytz.all_timezones)],
        string="Time Zone of the Shop",
        help="Empty: the zone of the warehouse's or the company's address, else UTC.",
    )

    def _loyalty_zone(self):
        """The name of the zone; UTC for no shop."""
        shop = self[:1].sudo()
        if shop.loyalty_timezone:
            return shop.loyalty_timezone
        addresses = shop.partner_id, shop.company_id.partner_id
        # Each receipt asks: nothing else of an address is read.
        zones = (address.with_context(prefetch_fields=False).tz for address in addresses)
        return next(filter(None, zones), "UTC")
