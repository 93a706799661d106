"""Accounting and tax parameters, dated, per company and if need be per program."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import format_date

from ..money import to_minor
from ..posting import (
    UNIT_LIMITED,
    Parameters,
    PolicyPeriod,
    PostingError,
    effective,
    overlaps,
)

PPM_OF_PERCENT = 10_000


def to_ppm(percent):
    """A percentage as integer ppm.

    >>> to_ppm(22.0), to_ppm(0.25)
    (220000, 2500)
    """
    return int(percent * PPM_OF_PERCENT + 0.5)


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
        selection=[
            ("taxable", "Taxable: VAT on the gift"),
            ("exempt_below_limit", "Exempt up to the limit: no VAT, no deduction"),
            ("not_goods", "No goods: no VAT, the deduction stays"),
            ("linked_to_sale", "Given on a purchase: part of a paid supply"),
            ("small_value_gift", "Gift of small value: no VAT up to the limit"),
            ("promo_material", "Promotional material: no VAT up to limits per card and period"),
            ("representation", "Representation: no VAT, no deduction"),
            ("retained", "Stays with the company: no VAT"),
        ],
        string="Free Issue",
        default="taxable",
        required=True,
        tracking=True,
        help="How the law treats a card that passes into the holder's ownership for nothing.",
    )
    vat_regime = fields.Selection(
        selection=[
            ("payer", "Payer of VAT"),
            ("special", "Special rate without deduction"),
            ("none", "Not a payer"),
        ],
        string="VAT Regime",
        default="payer",
        required=True,
        tracking=True,
    )
    unit_limit = fields.Monetary(
        string="Limit per Card",
        tracking=True,
        help="Value of one card up to which it is exempt or a gift of small value; included. "
        "Promotional material stays below it.",
    )
    total_limit = fields.Float(
        string="Limit of the Period (%)",
        digits=(7, 4),
        tracking=True,
        help="Share of the turnover of a tax period that may be given away untaxed; the "
        "period-end tax act charges what is above it.",
    )
    exempt_share = fields.Float(
        string="Tolerated Exempt Share (%)",
        digits=(7, 4),
        tracking=True,
        help="Share of expenses on exempt supplies in all expenses of a period up to which all "
        "input VAT stays deducted. 0: there is no such rule.",
    )
    limit_basis = fields.Selection(
        selection=[("with_vat", "With input VAT"), ("without_vat", "Without input VAT")],
        string="Limit Looks at Cost",
        default="with_vat",
        required=True,
        tracking=True,
    )
    input_vat = fields.Selection(
        selection=[
            ("deduct", "Deducted"),
            ("capitalise", "Part of the cost"),
            ("proportional", "Shared at the end of the period"),
        ],
        string="Input VAT of Free Cards",
        default="deduct",
        required=True,
        tracking=True,
        help="What the taxes of bills do is said by the tax: one without an account is part of "
        "the cost. This says what a change of purpose makes of it, and whether exempt gifts give "
        "it back at once or by the period-end tax act.",
    )
    gift_needs_deduction = fields.Boolean(
        string="Taxed Only Where Deducted",
        tracking=True,
        help="A gift is no supply when its input VAT could not be deducted.",
    )
    off_balance_value = fields.Selection(
        selection=[("one", "1.00 each"), ("cost", "Cost"), ("price", "VAT base")],
        default="one",
        required=True,
        tracking=True,
        help="What a card that stays with the company stands for off balance.",
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
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
    shortage_vat = fields.Selection(
        selection=[
            ("off", "No VAT"),
            ("restore", "Input VAT is given back"),
            ("output", "Output VAT on the cost"),
        ],
        string="VAT on Shortages",
        default="off",
        required=True,
        tracking=True,
    )
    spoilage_norm = fields.Float(
        string="Spoilage Norm (%)",
        digits=(7, 4),
        tracking=True,
        help="Share of the personalised cards whose spoiling is an expense, not a shortage.",
    )
    replacement_income = fields.Selection(
        selection=[("sale", "Sale"), ("other", "Other income")],
        string="Fee of a Replacement",
        default="sale",
        required=True,
        tracking=True,
        help="Whether the cost of a card replaced for a fee is a cost of sales or another "
        "expense. The income is that of the product sold on the receipt.",
    )
    warning = fields.Char(compute="_compute_warning")
    note = fields.Text(string="Legal Basis", help="Law, ruling or decision behind the parameters.")

    _period = models.Constraint(
        "CHECK(valid_to IS NULL OR valid_to >= valid_from)", "A period ends after it begins."
    )
    _rate = models.Constraint(
        "CHECK(vat_rate BETWEEN 0 AND 100)", "A VAT rate lies between 0 and 100 %."
    )
    _shares = models.Constraint(
        "CHECK(total_limit BETWEEN 0 AND 100 AND exempt_share BETWEEN 0 AND 100)",
        "A share lies between 0 and 100 %.",
    )
    _norm = models.Constraint(
        "CHECK(spoilage_norm BETWEEN 0 AND 100)", "A spoilage norm lies between 0 and 100 %."
    )

    @api.depends("company_id", "program_id", "valid_from", "valid_to", "vat_rate")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for policy in self:
            policy.display_name = self.env._(
                "%(scope)s, from %(start)s to %(end)s: VAT %(rate)s %%",
                scope=policy.program_id.name or policy.company_id.name,
                start=format_date(self.env, policy.valid_from),
                end=format_date(self.env, policy.valid_to) or "…",
                rate=f"{policy.vat_rate:g}",
            )

    @api.depends("free_issue_mode", "unit_limit")
    def _compute_warning(self):
        """A limit of nothing is hardly meant: every card is above it."""
        for policy in self:
            policy.warning = False
            if policy.free_issue_mode in UNIT_LIMITED and not policy.unit_limit:
                policy.warning = self.env._(
                    "The limit per card is 0: every card given away is above it and taxed."
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

    def _parameters(self):
        """The parameters as the posting core takes them, in the company's minor units."""
        self.ensure_one()
        return Parameters(
            self._rate_ppm(),
            regime=self.vat_regime,
            unit_limit_minor=to_minor(self.currency_id, self.unit_limit),
            limit_basis=self.limit_basis,
            input_vat=self.input_vat,
            total_limit_ppm=to_ppm(self.total_limit),
            exempt_share_ppm=to_ppm(self.exempt_share),
            gift_needs_deduction=self.gift_needs_deduction,
            off_balance_value=self.off_balance_value,
            unit_minor=to_minor(self.currency_id, 1.0),
            free_issue_mode=self.free_issue_mode,
            vat_base=self.vat_base,
            rounding=self.vat_rounding,
            shortage_vat=self.shortage_vat,
            replacement_income=self.replacement_income,
            spoilage_norm_ppm=to_ppm(self.spoilage_norm),
        )

    def _rate_ppm(self):
        """The VAT rate in ppm, as the posting core takes it."""
        return to_ppm(self.vat_rate)
