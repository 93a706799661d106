"""A level of a discount program."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..engine import to_scaled
from .transaction_mark import mark

PERCENT_EXPONENT = 4
MARK = "levels_edited_together"
#: measure -> the field that holds what a level asks for
THRESHOLDS = {
    "money": "threshold",
    "quantity": "threshold_quantity",
    "visits": "threshold_visits",
}


class LoyaltyTier(models.Model):
    """From which spend on a member gets which discount."""

    _name = "loyalty.tier"
    _description = "Loyalty Level"
    _inherit = ["pos.load.mixin"]
    _order = "program_id, threshold, threshold_quantity, threshold_visits, id"

    name = fields.Char(string="Level", required=True, translate=True)
    program_id = fields.Many2one("loyalty.program", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="program_id.company_id", store=True, index=True)
    currency_id = fields.Many2one(related="program_id.currency_id")
    threshold = fields.Monetary(
        string="From Spend",
        help="Spend counted so far from which this level holds.",
    )
    threshold_quantity = fields.Float(
        string="From Quantity",
        digits="Product Unit",
        help="Quantity bought so far from which this level holds.",
    )
    threshold_visits = fields.Integer(
        string="From Visits", help="Visits counted so far from which this level holds."
    )
    starts_from = fields.Monetary(
        string="Newcomers from a First Receipt of",
        help="A member whose first receipt reaches this amount starts with this level. "
        "0: nobody starts here.",
    )
    discount_percent = fields.Float(string="Discount (%)", digits=(16, 4))
    rank = fields.Integer(compute="_compute_rank", store=True, help="1 is the lowest level.")
    active = fields.Boolean(default=True)

    _threshold_not_negative = models.Constraint(
        "CHECK (threshold >= 0 AND threshold_quantity >= 0 AND threshold_visits >= 0"
        " AND starts_from >= 0)",
        "What a level asks for can't be negative: start from 0.",
    )

    @api.depends(
        "program_id.spend_measure",
        "program_id.tier_ids.threshold",
        "program_id.tier_ids.threshold_quantity",
        "program_id.tier_ids.threshold_visits",
        "program_id.tier_ids.active",
    )
    def _compute_rank(self):
        for program in self.program_id:
            ladder = program.tier_ids.sorted(lambda level: (level._threshold(), level._origin.id))
            for rank, level in enumerate(ladder, start=1):
                level.rank = rank
        for level in self.filtered(lambda level: not level.active or not level.program_id):
            level.rank = 0

    @api.depends("name", "program_id.name")
    @api.depends_context("level_with_program")
    def _compute_display_name(self):
        """The level's name; with its program where levels of several are offered."""
        result = super()._compute_display_name()
        if self.env.context.get("level_with_program"):
            for level in self:
                level.display_name = f"{level.display_name} ({level.program_id.display_name})"
        return result

    def _threshold(self):
        """From how much of the program's measure this level holds."""
        self.ensure_one()
        return self[THRESHOLDS[self.program_id.spend_measure]]

    @api.constrains("discount_percent")
    def _check_percent(self):
        for level in self:
            if not 0 <= level.discount_percent <= 100:
                raise ValidationError(
                    self.env._(
                        "The discount of “%(level)s” is %(percent)g %%: it must lie between "
                        "0 %% and 100 %%.",
                        level=level.name,
                        percent=level.discount_percent,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        levels = super().create(vals_list)
        levels._check_ladder()
        return levels

    def write(self, vals):
        result = super().write(vals)
        if {*THRESHOLDS.values(), "discount_percent", "active", "program_id"} & set(vals):
            self._check_ladder()
        return result

    def _check_ladder(self):
        """Check the whole ladder, unless the program is editing its levels and will do it."""
        if not mark(self.env, MARK):
            self.program_id._check_levels()
            self.program_id._follow_earning()

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        held = self.env["loyalty.card"].sudo().with_context(active_test=False)
        used = held.search([("tier_id", "in", self.ids)], limit=1).tier_id or self.filtered(
            lambda level: level.id in level.program_id._published_level_ids()
        )
        if used:
            raise UserError(
                self.env._(
                    "Members hold the level “%s”, or it was published, so it can't be deleted. "
                    "Take it out of use, or change its spend or discount.",
                    used[0].name,
                )
            )

    def _version_content(self):
        """The level in the shape of the contract."""
        self.ensure_one()
        return {
            "level": self.id,
            "rank": self.rank,
            "threshold": self.program_id._spend_scaled(self._threshold()),
            "percent": to_scaled(self.discount_percent, PERCENT_EXPONENT),
            "bonus": self._bonus_content(),
        }

    # -- the till ----------------------------------------------------------------------------

    @api.model
    def _load_pos_data_domain(self, data, config):
        # A level that is out of use in the form may be in force until the next publication.
        programs = config._get_discount_programs()
        return [("program_id", "in", programs.ids), ("active", "in", (True, False))]

    @api.model
    def _load_pos_data_fields(self, config):
        # No program_id: the till would fetch the missing program and run it as one of core's.
        return ["name", "rank", "discount_percent", "write_date"]

    @api.model
    def _load_pos_data_read(self, records, config):
        return super()._load_pos_data_read(records.sudo(), config)

    @api.model
    def _server_date_to_domain(self, domain):
        # A level that became valid without being edited must still reach an open till.
        return domain
