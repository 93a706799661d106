"""Discount ``level_discount``: the percent of a level."""

from odoo import fields, models


class LoyaltyDiscountEffect(models.Model):
    """Takes off what the holder's level gives, or the lowest level, and a bit more."""

    _inherit = "loyalty.discount.effect"

    kind = fields.Selection(
        selection_add=[("level_discount", "Discount of the level")],
        ondelete={"level_discount": "cascade"},
    )
    level_of = fields.Selection(
        selection=[("own", "The holder's level"), ("lowest", "The lowest level, whoever buys")],
        string="Which Level",
        default="own",
    )
    plus_percent = fields.Float(
        string="And More (%)", digits=(16, 4), help="Added to the percent of the level."
    )

    def _uses_level_discount(self):
        return ("goods", "member")

    def _content_level_discount(self):
        return {
            "goods": self._goods_content(),
            "program": self._member_content(),
            "of": self.level_of,
            "plus": self._ppm(self.plus_percent),
        }

    def _sentence_level_discount(self):
        words = {"goods": self._goods_words(), "level": self._level_words()}
        if self.plus_percent:
            words["plus"] = self._percent(self.plus_percent)
            return self._of_member(self.env._("%(level)s and %(plus)s off %(goods)s", **words))
        return self._of_member(self.env._("%(level)s off %(goods)s", **words))

    def _level_words(self):
        if self.level_of == "lowest":
            return self.env._("the lowest level's percent")
        return self.env._("the level's percent")

    def _problem_level_discount(self):
        if not 0 <= self.plus_percent <= 100:
            return self.env._(
                "%s %% more can't be given: enter from 0 to 100.", self._number(self.plus_percent)
            )
        return self._levels_problem()
