"""Parameters of the profit tax: what it accepts of the cost of cards given away."""

from dataclasses import replace

from odoo import fields, models

from .loyalty_accounting_policy import to_ppm


class LoyaltyAccountingPolicy(models.Model):
    """Parameters like the others, kept here because only registers and memo figures read them."""

    _inherit = "loyalty.accounting.policy"

    cit_treatment = fields.Selection(
        selection=[
            ("non_deductible", "Not accepted"),
            ("other_expense", "Accepted as other expense"),
            ("advertising", "Advertising: accepted within a share of the revenue"),
        ],
        string="Profit Tax",
        default="non_deductible",
        required=True,
        tracking=True,
        help="Does the profit tax accept the cost of cards given away, and the VAT on them?",
    )
    cit_rate = fields.Float(string="Profit Tax Rate (%)", digits=(7, 4), tracking=True)
    advertising_limit = fields.Float(
        string="Limit of Advertising (%)",
        digits=(7, 4),
        tracking=True,
        help="Share of the period's revenue up to which the profit tax accepts advertising.",
    )

    _cit_rate = models.Constraint(
        "CHECK(cit_rate BETWEEN 0 AND 100)", "A profit tax rate lies between 0 and 100 %."
    )
    _advertising = models.Constraint(
        "CHECK(advertising_limit BETWEEN 0 AND 100)", "A share lies between 0 and 100 %."
    )

    def _parameters(self):
        return replace(
            super()._parameters(),
            cit_treatment=self.cit_treatment,
            cit_rate_ppm=to_ppm(self.cit_rate),
            advertising_limit_ppm=to_ppm(self.advertising_limit),
        )
