"""Which programs a till offers."""

from odoo import api, fields, models

from .transaction_mark import ANSWERING, once
from .wall_clock import day_in, wall_text


class PosConfig(models.Model):
    """Keeps our programs out of core's engine and chooses those for ours."""

    _inherit = "pos.config"

    loyalty_shop = fields.Integer(compute="_compute_loyalty_shop", help="The till's warehouse.")
    loyalty_timezone = fields.Char(compute="_compute_loyalty_shop", help="The shop's own zone.")

    @api.depends("picking_type_id.warehouse_id.loyalty_timezone")
    def _compute_loyalty_shop(self):
        for config in self:
            shop = config.sudo().picking_type_id.warehouse_id
            config.loyalty_shop = shop.id
            config.loyalty_timezone = shop._loyalty_zone()

    def _loyalty_day(self, moment):
        """The date on the shop's wall at ``moment`` (naive UTC)."""
        return day_in(self.loyalty_timezone, moment)

    def _get_program_ids(self):
        """Core's programs only: a discount program is evaluated by our engine alone.

        Core asks for them again for each kind of data that a till loads.
        """
        cores = super()._get_program_ids

        def find():
            programs = cores()
            return (programs - programs._is_discount()).ids

        found = once(self.env, ANSWERING, ("core programs", *self.ids), find)
        return self.env["loyalty.program"].browse(found)

    def _get_discount_programs(self):
        """The published discount programs of this till: its company, currency and shop.

        One that begins later is among them: its first day needs no server. One that is over,
        like one that is archived, leaves at once.
        """
        self.ensure_one()
        programs = self.env["loyalty.program"].sudo().with_context(active_test=True)
        found = once(
            self.env,
            ANSWERING,
            ("programs", self.id),
            lambda: programs.search(self._discount_programs_domain(), order="sequence, id").ids,
        )
        return programs.browse(found)

    def _discount_programs_domain(self):
        today = fields.Date.add(fields.Date.today(), days=-1)  # it may be yesterday somewhere
        return [
            ("program_type", "=", "discount"),
            ("pos_ok", "=", True),
            ("company_id", "=", self.company_id.id),
            ("currency_id", "=", self.currency_id.id),
            ("publication_ids.state", "=", "published"),
            "|",
            ("pos_config_ids", "=", self.id),
            ("pos_config_ids", "=", False),
            "|",
            ("date_to", "=", False),
            ("date_to", ">=", today),
        ]

    def _get_discount_versions(self):
        """The versions in force at this till now, and those planned, by the shop's own clock."""
        publications = (
            self.env["loyalty.publication"]
            .sudo()
            .search_fetch(
                [
                    ("program_id", "in", self._get_discount_programs().ids),
                    ("state", "=", "published"),
                ],
                ["program_id", "state", "start", "published_at", "version_id"],
            )
        )
        wall = wall_text(fields.Datetime.now(), self.loyalty_timezone)
        return publications._versions_at(wall, self.loyalty_timezone)
