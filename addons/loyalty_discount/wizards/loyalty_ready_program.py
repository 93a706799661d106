"""Choose a ready program when the list is no longer empty."""

from odoo import api, fields, models


class LoyaltyReadyProgram(models.TransientModel):
    """Core shows its templates in an empty list only; here they can be had at any time."""

    _name = "loyalty.ready.program"
    _description = "Ready Program"

    template = fields.Selection(selection="_list_templates", string="Ready Program", required=True)
    description = fields.Char(compute="_compute_description")

    @api.model
    def _list_templates(self):
        cards = self.env["loyalty.program"]._discount_templates()
        return [(template, card["title"]) for template, card in cards.items()]

    @api.depends("template")
    def _compute_description(self):
        cards = self.env["loyalty.program"]._discount_templates()
        for wizard in self:
            wizard.description = cards.get(wizard.template, {}).get("description")

    def action_make(self):
        """Make the program or programs and open them."""
        self.ensure_one()
        return self.env["loyalty.program"].create_from_template(self.template)
