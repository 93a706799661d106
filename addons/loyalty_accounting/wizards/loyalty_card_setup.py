"""Set up card accounting: choose a preset, see what it would do, do it."""

from odoo import api, fields, models
from odoo.exceptions import AccessError

from ..presets import PRESETS
from ..setup_steps import steps

ACCOUNTANT = "loyalty_accounting.group_loyalty_accountant"


class LoyaltyCardSetup(models.TransientModel):
    """The steps of a preset for one company.

    Running it again is safe: only what is missing is made, nothing chosen by hand changes.
    """

    _name = "loyalty.card.setup"
    _description = "Set Up Card Accounting"

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    preset = fields.Selection(
        selection=[(code, preset.NAME) for code, preset in PRESETS.items()],
        required=True,
        default=lambda self: self._default_preset(),
    )
    line_ids = fields.One2many(
        "loyalty.card.setup.line", "setup_id", compute="_compute_line_ids", store=True
    )
    create_count = fields.Integer(compute="_compute_create_count")

    @api.model
    def _default_preset(self):
        company = self.env.company
        by_country = {"RU": "ru"}.get(company.account_fiscal_country_id.code, "generic")
        return company.loyalty_preset or by_country

    @api.depends("company_id", "preset")
    def _compute_line_ids(self):
        for setup in self:
            lines = [fields.Command.clear()]
            if setup.company_id and setup.preset:
                lines += [fields.Command.create(values) for values in setup._lines()]
            setup.line_ids = lines

    @api.depends("line_ids.state")
    def _compute_create_count(self):
        for setup in self:
            setup.create_count = len(setup.line_ids.filtered(lambda line: line.state != "keep"))

    def _lines(self):
        """The steps as the user reads them."""
        company = self.company_id.sudo()
        return [
            {"kind": step.kind, "label": step.label, "detail": step.detail, "state": step.state}
            for step in steps(company, PRESETS[self.preset])
        ]

    def action_apply(self):
        """Do every step that is not done yet; the accountant's right is checked here."""
        self.ensure_one()
        if not self.env.user.has_group(ACCOUNTANT):
            raise AccessError(self.env._("Only an accountant sets up card accounting."))
        self.company_id.check_access("read")
        self._apply(self.company_id, self.preset)
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._(
                    "%(company)s is ready for card accounting.", company=self.company_id.name
                ),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }

    @api.model
    def _apply(self, company, preset):
        """Do the steps of ``preset`` (a code of ``PRESETS``) for ``company``."""
        company = company.sudo().with_company(company)
        for step in steps(company, PRESETS[preset]):
            if step.make:
                step.make()
        company.loyalty_preset = preset


class LoyaltyCardSetupLine(models.TransientModel):
    """One step of the preview."""

    _name = "loyalty.card.setup.line"
    _description = "Set Up Card Accounting: Step"

    setup_id = fields.Many2one("loyalty.card.setup", required=True, ondelete="cascade")
    kind = fields.Char(string="What", readonly=True)
    label = fields.Char(string="Name", readonly=True)
    detail = fields.Char(string="In This Company", readonly=True)
    state = fields.Selection(
        selection=[
            ("create", "Will be created"),
            ("use", "Will be used"),
            ("keep", "Stays as it is"),
        ],
        readonly=True,
    )
