"""Steps of a discount: the more, the more."""

from odoo import fields, models


class LoyaltyDiscountStep(models.Model):
    """From where on a discount has which value."""

    _name = "loyalty.discount.step"
    _description = "Step of a Discount"
    _order = "start, id"

    effect_id = fields.Many2one(
        "loyalty.discount.effect", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="effect_id.company_id", store=True, index=True)
    start = fields.Float(string="From", digits=(16, 6))
    value = fields.Float(string="Gives", digits=(16, 4))

    def _start_problem(self):
        """What is wrong with where the step begins, or nothing."""
        if self.start < 0:
            return self.env._(
                "A step starts from %s: start from 0 or more.",
                self.effect_id._start_words(self.start),
            )
        return None

    def _next_problem(self, upper, rising):
        """What is wrong between this step and the one above it, or nothing."""
        effect = self.effect_id
        if effect._from_content(self.start) == effect._from_content(upper.start):
            return self.env._(
                "Two steps start from %s: give them different starts or remove one.",
                effect._start_words(self.start),
            )
        falls = upper.value < self.value
        if upper.value != self.value and falls == rising:
            return self._direction_problem(upper, rising)
        return None

    def _direction_problem(self, upper, rising):
        words = {
            "upper": self.effect_id._start_words(upper.start),
            "high": self.effect_id._number(upper.value),
            "lower": self.effect_id._start_words(self.start),
            "low": self.effect_id._number(self.value),
        }
        if rising:
            return self.env._(
                "The step from %(upper)s gives %(high)s, less than the %(low)s from %(lower)s. "
                "Raise it or remove it.",
                **words,
            )
        return self.env._(
            "The step from %(upper)s costs %(high)s, more than the %(low)s from %(lower)s. "
            "Lower it or remove it.",
            **words,
        )

    # A step changed alone is checked with its program, as its discount is.

    def write(self, vals):
        result = super().write(vals)
        self.effect_id.program_id._check_discount()
        return result

    def unlink(self):
        programs = self.effect_id.program_id
        result = super().unlink()
        programs.exists()._check_discount()
        return result
