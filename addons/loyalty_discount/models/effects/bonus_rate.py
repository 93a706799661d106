"""Discount ``bonus_rate``: points for what is paid."""

from odoo import fields, models


class LoyaltyDiscountEffect(models.Model):
    """Gives points of a loyalty program for what is paid."""

    _inherit = "loyalty.discount.effect"

    kind = fields.Selection(
        selection_add=[("bonus_rate", "Bonus points")], ondelete={"bonus_rate": "cascade"}
    )
    bonus_program_id = fields.Many2one(
        "loyalty.program",
        string="Points Of",
        domain="[('program_type', '=', 'loyalty'), ('company_id', 'in', [company_id, False])]",
        ondelete="restrict",
        check_company=True,
    )
    bonus_of = fields.Selection(
        selection=[("rate", "One rate"), ("level", "The rate of the holder's level")],
        string="Rate",
        default="rate",
    )

    def _uses_bonus_rate(self):
        return ("goods", "scale") if self.bonus_of == "rate" else ("goods",)

    def _content_bonus_rate(self):
        return {
            "goods": self._goods_content(),
            "target": self.bonus_program_id.id,
            "of": self.bonus_of,
            "rate": self._scale_content(self.percent, self._ppm),
        }

    def _sentence_bonus_rate(self):
        rate = self.env._("the level's rate")
        if self.bonus_of == "rate":
            rate = self._scale_words(self.percent, self._percent)
        return self.env._(
            "%(rate)s of %(goods)s as points of %(program)s",
            rate=rate,
            goods=self._goods_words(),
            program=self.bonus_program_id.name or "",
        )

    def _problem_bonus_rate(self):
        if not self.bonus_program_id:
            return self.env._("Choose the loyalty program whose points are given.")
        if self.bonus_program_id.program_type != "loyalty":
            return self.env._(
                "“%s” gives no points: choose a program of the type Loyalty Cards.",
                self.bonus_program_id.name,
            )
        if self.bonus_of == "level":
            return self._levels_problem()
        return self._scale_problem(self.percent, most=100)
