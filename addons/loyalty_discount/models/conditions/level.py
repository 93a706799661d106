"""Condition ``level``: the holder's level."""

from odoo import fields, models


class LoyaltyDiscountCondition(models.Model):
    """The holder has a level, or one of at least some rank."""

    _inherit = "loyalty.discount.condition"

    kind = fields.Selection(selection_add=[("level", "Level")], ondelete={"level": "cascade"})
    tier_id = fields.Many2one(
        "loyalty.tier",
        string="Level or Higher",
        ondelete="restrict",
        domain="[('program_id', '=', member_program_id or program_id)]",
        help="Empty: any level, so that every member is meant.",
    )

    def _uses_level(self):
        return ("member",)

    def _content_level(self):
        return {"program": self._member_content(), "rank_min": self.tier_id.rank or 1}

    def _sentence_level(self):
        if not self.tier_id:
            return self._of_member(self.env._("any level"))
        return self._of_member(self.env._("level %s or higher", self.tier_id.name))

    def _problem_level(self):
        program = self.member_program_id or self.program_id
        if self.tier_id and self.tier_id.program_id != program:
            return self.env._(
                "“%(level)s” is no level of “%(program)s”: choose one of its levels.",
                level=self.tier_id.name,
                program=program.name,
            )
        return self._levels_problem()
