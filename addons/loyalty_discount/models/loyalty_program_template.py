"""Ready programs, offered beside core's templates: made in one step, then changed at will."""

from odoo import api, models
from odoo.fields import Command

CUMULATIVE = "cumulative_discount"


class LoyaltyProgram(models.Model):
    """Adds our templates to core's; a template may bring further programs of the same group.

    A template is a card (``_discount_templates``), the values of its program
    (``_values_of_<template>``) and, for some, those of its companions
    (``_companions_of_<template>``), which may name the program just made.
    """

    _inherit = "loyalty.program"

    @api.model
    def _discount_templates(self):
        """``{template: card}`` in the order in which they are offered."""
        return {
            CUMULATIVE: self._card(
                self.env._("Cumulative discount (levels)"),
                self.env._(
                    "The more a member has bought, the higher the discount: Classic 3 %, "
                    "Silver 5 %, Gold 10 %"
                ),
                "loyalty_cards",
            ),
        }

    @api.model
    def _card(self, title, description, icon):
        return {"title": title, "description": description, "icon": icon}

    # -- core's three methods ----------------------------------------------------------------

    @api.model
    def get_program_templates(self):
        templates = super().get_program_templates()
        if self.env.context.get("menu_type") == "gift_ewallet":
            return templates
        return {**self._discount_templates(), **templates}

    @api.model
    def _get_template_values(self):
        ours = {
            template: self._ready_values(template, card["title"])
            for template, card in self._discount_templates().items()
        }
        return {**super()._get_template_values(), **ours}

    @api.model
    def create_from_template(self, template_id):
        action = super().create_from_template(template_id)
        program = self.browse(action["res_id"]) if action else self.browse()
        make = getattr(self, f"_companions_of_{template_id}", None)
        if not (make and program._is_discount()):
            return action
        companions = self.create([self._ready(**values) for values in make(program)])
        return self._show_made(action, program | companions)

    @api.model
    def _show_made(self, action, programs):
        """Show all programs that a template made, the main one first."""
        return {
            **action,
            "views": [(False, "list"), (False, "form")],
            "view_mode": "list,form",
            "domain": [("id", "in", programs.ids)],
            "res_id": False,
        }

    # -- values ------------------------------------------------------------------------------

    @api.model
    def _ready_values(self, template, title):
        return self._ready(**{"name": title, **getattr(self, f"_values_of_{template}")()})

    @api.model
    def _ready(self, **values):
        """The values of a discount program of this company."""
        return {
            "program_type": "discount",
            "company_id": self.env.company.id,
            **self._discount_default_values(),
            **values,
        }

    @api.model
    def _rows(self, *rows):
        """Commands that create the rows of a one2many."""
        return [Command.create(row) for row in rows]

    @api.model
    def _ladder_rows(self, *levels):
        """Levels as ``(name, from, percent)``."""
        return self._rows(
            *(
                {"name": name, "threshold": start, "discount_percent": percent}
                for name, start, percent in levels
            )
        )

    @api.model
    def _values_of_cumulative_discount(self):
        return {
            "name": self.env._("Discount Card"),
            "tier_ids": self._ladder_rows(
                (self.env._("Classic"), 0, 3),
                (self.env._("Silver"), 10000, 5),
                (self.env._("Gold"), 50000, 10),
            ),
        }
