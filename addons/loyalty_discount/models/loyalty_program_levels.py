"""Levels of a discount program: they are edited together and make sense only together."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .loyalty_tier import MARK
from .transaction_mark import marked


class LoyaltyProgram(models.Model):
    """Holds the levels and checks the whole ladder once per edit, never half-way through."""

    _inherit = "loyalty.program"

    tier_ids = fields.One2many("loyalty.tier", "program_id", string="Levels", copy=True)

    @api.model_create_multi
    def create(self, vals_list):
        with marked(self.env, MARK):
            programs = super().create(vals_list)
        programs._check_levels()
        return programs

    def write(self, vals):
        with marked(self.env, MARK):
            result = super().write(vals)
        if {"tier_ids", "program_type", "spend_measure"} & set(vals):
            self._check_levels()
        return result

    def _check_levels(self):
        """Refuse a ladder that can't work, naming the rows and what to change."""
        for program in self._is_discount():
            levels = program.tier_ids.sorted(lambda level: (level._threshold(), level.id))
            if levels:
                program._check_first_level(levels)
            for lower, upper in zip(levels, levels[1:], strict=False):
                program._check_neighbours(lower, upper)

    def _check_first_level(self, levels):
        self.ensure_one()
        if levels[0]._threshold():
            raise ValidationError(
                self.env._(
                    "No level starts from 0: set what “%(level)s” asks for to 0 or add a level "
                    "for new members (a discount of 0 %% is allowed).",
                    level=levels[0].name,
                )
            )

    def _check_neighbours(self, lower, upper):
        """``lower`` and ``upper`` follow each other by threshold."""
        if self._spend_scaled(lower._threshold()) == self._spend_scaled(upper._threshold()):
            raise ValidationError(
                self.env._(
                    "“%(lower)s” and “%(upper)s” both start from %(amount)s. "
                    "Give them different amounts or remove one.",
                    lower=lower.name,
                    upper=upper.name,
                    amount=self._format_measure(lower._threshold()),
                )
            )
        if upper.discount_percent < lower.discount_percent:
            raise ValidationError(
                self.env._(
                    "“%(upper)s” asks for more than “%(lower)s” (%(upper_amount)s, "
                    "%(lower_amount)s) but gives less: %(upper_percent)g %% after "
                    "%(lower_percent)g %%. Raise its discount or let it start earlier.",
                    lower=lower.name,
                    upper=upper.name,
                    lower_amount=self._format_measure(lower._threshold()),
                    upper_amount=self._format_measure(upper._threshold()),
                    lower_percent=lower.discount_percent,
                    upper_percent=upper.discount_percent,
                )
            )

    def _format_measure(self, value, measure=None):
        """``value`` of ``measure``, the form's if not given: 12.50 €, 3 units, 2 visits."""
        self.ensure_one()
        measure = measure or self.spend_measure
        if measure == "money":
            return self.currency_id.format(value)
        if measure == "visits":
            return self.env._("%s visits", round(value))
        return self.env._("%g units", value)

    def _first_tier(self):
        """The level of a new member."""
        return self.env["loyalty.tier"].browse(self._earning().level_ids[:1])
