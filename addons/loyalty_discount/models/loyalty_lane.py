"""Combination group: programs that compete or add up."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..engine import to_scaled
from .loyalty_tier import PERCENT_EXPONENT


class LoyaltyLane(models.Model):
    """Says how the programs inside act together; groups themselves act one after the other."""

    _name = "loyalty.lane"
    _description = "Combination Group"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    active = fields.Boolean(default=True)
    sequence = fields.Integer(
        default=10, help="Groups act in this order, each on what the one before left."
    )
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company
    )
    mode = fields.Selection(
        selection=[
            ("best", "The best offer applies"),
            ("lowest", "The smallest offer applies"),
            ("sum", "All add up, on the same price"),
            ("compound", "All apply, each on what the one before left"),
            ("exclusive", "The first that can, in their order"),
        ],
        string="Within the Group",
        default="best",
        required=True,
    )
    scope = fields.Selection(
        selection=[("receipt", "For the whole receipt"), ("line", "For each line")],
        string="Compared",
        default="receipt",
        required=True,
        help="For each line, one receipt may hold offers of several programs. It has no meaning "
        "where all programs apply.",
    )
    basis = fields.Selection(
        selection=[
            ("left", "What earlier groups left"),
            ("base", "The price before any program"),
        ],
        string="Percents Are Of",
        default="left",
        required=True,
    )
    cap_percent = fields.Float(
        string="At Most (%)",
        digits=(16, 4),
        help="After this group, all programs together take at most this share of the receipt. "
        "0: no bound.",
    )
    program_ids = fields.One2many("loyalty.program", "lane_id", string="Programs", readonly=True)

    @api.constrains("cap_percent")
    def _check_cap(self):
        for lane in self:
            if not 0 <= lane.cap_percent <= 100:
                raise ValidationError(
                    self.env._(
                        "The bound of the combination group “%(lane)s” is %(percent)g %%: it "
                        "must lie between 0 %% (no bound) and 100 %%.",
                        lane=lane.name,
                        percent=lane.cap_percent,
                    )
                )

    @api.constrains("company_id")
    def _check_company_of_programs(self):
        for lane in self:
            strangers = lane.sudo().program_ids.filtered(
                lambda program, lane=lane: program.company_id != lane.company_id
            )
            if strangers:
                raise ValidationError(
                    self.env._(
                        "The program “%(program)s” of another company is in the combination "
                        "group “%(lane)s”: move it out before the group changes its company.",
                        program=strangers[0].name,
                        lane=lane.name,
                    )
                )

    @api.model
    def _first_of(self, company):
        """The company's first group, made on demand: its programs compete for the best offer."""
        lanes = self.sudo()
        return lanes.search([("company_id", "=", company.id)], limit=1) or lanes.create(
            {"name": self.env._("Best offer"), "company_id": company.id}
        )

    def _version_content(self):
        """The group in the shape of the contract."""
        self.ensure_one()
        cap = to_scaled(self.cap_percent, PERCENT_EXPONENT)
        return {
            "lane": self.id,
            "sequence": self.sequence,
            "mode": self.mode,
            "scope": self.scope,
            "basis": self.basis,
            "cap": cap or None,
        }
