"""The ready-made program offered beside core's templates."""

from odoo import api, models

TEMPLATE = "cumulative_discount"


class LoyaltyProgram(models.Model):
    """Template card *Cumulative discount* with three levels that can be changed at once."""

    _inherit = "loyalty.program"

    @api.model
    def get_program_templates(self):
        templates = super().get_program_templates()
        if self.env.context.get("menu_type") == "gift_ewallet":
            return templates
        return {
            TEMPLATE: {
                "title": self.env._("Cumulative discount (levels)"),
                "description": self.env._(
                    "The more a member has bought, the higher the discount: Classic 3 %, "
                    "Silver 5 %, Gold 10 %"
                ),
                "icon": "loyalty_cards",
            },
            **templates,
        }

    @api.model
    def _get_template_values(self):
        return {
            **super()._get_template_values(),
            TEMPLATE: {
                "name": self.env._("Discount Card"),
                "program_type": "discount",
                "company_id": self.env.company.id,
                **self._discount_default_values(),
                "tier_ids": self._template_levels(),
            },
        }

    @api.model
    def _template_levels(self):
        levels = (
            (self.env._("Classic"), 0, 3),
            (self.env._("Silver"), 10000, 5),
            (self.env._("Gold"), 50000, 10),
        )
        return [
            (0, 0, {"name": name, "threshold": threshold, "discount_percent": percent})
            for name, threshold, percent in levels
        ]
