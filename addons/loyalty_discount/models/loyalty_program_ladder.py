"""Levels entered step by step: 3000, then 7000 more."""

from odoo import api, fields, models

from ..engine import to_scaled
from .loyalty_tier import MARK, PERCENT_EXPONENT, THRESHOLDS
from .transaction_mark import marked


class LoyaltyProgram(models.Model):
    """Adds up the steps of its levels before the ladder is checked."""

    _inherit = "loyalty.program"

    level_entry = fields.Selection(
        selection=[
            ("total", "From how much in all"),
            ("steps", "How much more than the level before"),
        ],
        string="Levels Are Entered As",
        default="total",
        required=True,
    )

    @api.model_create_multi
    def create(self, vals_list):
        programs = super().create(vals_list)
        programs._add_up_levels()
        return programs

    def write(self, vals):
        result = super().write(vals)
        if {"tier_ids", "level_entry", "spend_measure"} & set(vals):
            self._add_up_levels()
        return result

    @api.onchange("tier_ids", "level_entry")
    def _add_up_levels(self):
        """Levels in their order start where the one before started, and a step further."""
        for program in self.filtered(lambda program: program.level_entry == "steps"):
            start = 0
            for level in program.tier_ids.sorted(lambda level: (level.sequence, level._origin.id)):
                start += level.further
                level._start_from(start)


class LoyaltyTier(models.Model):
    """Adds what a level asks for beyond the one before, and its rate of bonus points."""

    _inherit = "loyalty.tier"

    sequence = fields.Integer(default=10)
    further = fields.Float(digits=(16, 6), help="How much more than the level before.")
    bonus_percent = fields.Float(
        string="Bonus (%)",
        digits=(16, 4),
        help="Share of what is paid that comes back as points, where a discount of the kind "
        "“Bonus points” asks for the level's rate.",
    )

    _bonus_range = models.Constraint(
        "CHECK (bonus_percent >= 0 AND bonus_percent <= 100)",
        "The bonus of a level must lie between 0 % and 100 %.",
    )

    def write(self, vals):
        if not {"further", "sequence"} & set(vals):
            return super().write(vals)
        with marked(self.env, MARK):
            result = super().write(vals)
            self.program_id._add_up_levels()
        self._check_ladder()
        return result

    def _start_from(self, start):
        """Let the level begin at ``start`` of the program's measure."""
        if self._threshold() != start:
            self[THRESHOLDS[self.program_id.spend_measure]] = start

    def _bonus_content(self):
        return to_scaled(self.bonus_percent, PERCENT_EXPONENT)
