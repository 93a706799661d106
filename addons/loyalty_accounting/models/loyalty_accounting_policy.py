"""Accounting and tax parameters, dated, per company and if need be per program."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..posting import PolicyPeriod, PostingError, effective, overlaps

PPM_OF_PERCENT = 10_000


class LoyaltyAccountingPolicy(models.Model):
    """Parameters in force from one day through another.

    A document takes the parameters of its operation date, never of its posting date. A
    program's own period goes before the company's.
    """

    _name = "loyalty.accounting.policy"
    _description = "Card Accounting and Tax Parameters"
    _inherit = ["mail.thread"]
    _order = "company_id, program_id, valid_from desc"
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company, index=True
    )
    program_id = fields.Many2one(
        "loyalty.program",
        check_company=True,
        ondelete="cascade",
        help="Empty: for all cards of the company. Set: for the cards of this program only.",
    )
    valid_from = fields.Date(required=True, tracking=True)
    valid_to = fields.Date(
        string="Valid Through", tracking=True, help="The last day. Empty: until changed."
    )
    vat_rate = fields.Float(
        string="VAT Rate (%)",
        digits=(7, 4),
        required=True,
        tracking=True,
        help="Rate on cards given away, by the day of the issue.",
    )
    free_issue_mode = fields.Selection(
        selection=[("taxable", "Taxable: VAT on the gift")],
        string="Free Issue",
        default="taxable",
        required=True,
        tracking=True,
        help="How the law treats a card that passes into the holder's ownership for nothing.",
    )
    vat_base = fields.Selection(
        selection=[
            ("market", "Market price without VAT"),
            ("cost", "Cost"),
        ],
        string="VAT Base",
        default="cost",
        required=True,
        tracking=True,
        help="A print run without a market price is taxed on its cost.",
    )
    vat_rounding = fields.Selection(
        selection=[
            ("document", "Once per document"),
            ("line", "Per card"),
        ],
        string="VAT Rounding",
        default="document",
        required=True,
        tracking=True,
    )
    note = fields.Text(string="Legal Basis", help="Law, ruling or decision behind the parameters.")

    _period = models.Constraint(
        "CHECK(valid_to IS NULL OR valid_to >= valid_from)", "A period ends after it begins."
    )
    _rate = models.Constraint(
        "CHECK(vat_rate >= 0 AND vat_rate <= 100)", "A VAT rate lies between 0 and 100 %."
    )

    @api.depends("company_id", "program_id", "valid_from", "valid_to", "vat_rate")
    def _compute_display_name(self):
        for policy in self:
            policy.display_name = self.env._(
                "%(scope)s, from %(start)s to %(end)s: VAT %(rate)s %%",
                scope=policy.program_id.name or policy.company_id.name,
                start=policy.valid_from,
                end=policy.valid_to or "…",
                rate=f"{policy.vat_rate:g}",
            )

    @api.constrains("company_id", "program_id", "valid_from", "valid_to")
    def _check_overlap(self):
        for company in self.company_id:
            policies = self.search([("company_id", "=", company.id)])
            for earlier, later in overlaps(policies._periods()):
                raise ValidationError(
                    self.env._(
                        "Two periods share a day: “%(earlier)s” and “%(later)s”. End the "
                        "earlier one before the later one begins.",
                        earlier=self.browse(earlier).display_name,
                        later=self.browse(later).display_name,
                    )
                )

    def _periods(self):
        """The policies as values of the posting core."""
        return [
            PolicyPeriod(
                policy.id, policy.valid_from, policy.valid_to or None, policy.program_id.id or 0
            )
            for policy in self
        ]

    @api.model
    def _in_force(self, company, day, program=None):
        """The parameters of ``company`` on ``day`` for ``program``; says so when there are none."""
        policies = self.sudo().search([("company_id", "=", company.id)])
        try:
            period = effective(policies._periods(), day, program.id if program else 0)
        except PostingError as error:
            raise UserError(
                self.env._(
                    "%(company)s has no accounting and tax parameters in force on %(day)s. Add "
                    "them under Loyalty Cards > Configuration > Accounting and Tax Parameters.",
                    company=company.display_name,
                    day=day,
                )
            ) from error
        return self.browse(period.key).sudo()

    def _rate_ppm(self):
        """The VAT rate in ppm, as the posting core takes it."""
        return int(self.vat_rate * PPM_OF_PERCENT + 0.5)
