"""What the parameters mean for one card on one day, in a sentence."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..money import to_amount, to_minor
from ..posting import FreeIssue, IssueLine, RetainedIssue, amounts_rule


class LoyaltyPolicyPreview(models.TransientModel):
    """Asks the posting core, as an act of that day would."""

    _name = "loyalty.policy.preview"
    _description = "VAT of a Free Card on a Day"

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    day = fields.Date(required=True, default=fields.Date.context_today)
    batch_id = fields.Many2one(
        "loyalty.medium.batch",
        string="Print Run",
        required=True,
        domain="[('company_id', '=', company_id), ('purpose', '=', 'free')]",
    )
    answer = fields.Text(compute="_compute_answer")

    @api.depends("company_id", "day", "batch_id")
    def _compute_answer(self):
        for preview in self:
            preview.answer = preview._sentence() if preview.batch_id and preview.day else False

    def _sentence(self):
        """The decision, its base and the parameters it follows from; or what is missing."""
        policies = self.env["loyalty.accounting.policy"]
        try:
            policy = policies._in_force(self.company_id, self.day, self.batch_id.program_id)
        except UserError as error:
            return str(error)
        currency = self.company_id.currency_id
        amounts = self._amounts(policy)
        reasons = dict(self.env["loyalty.act.line"]._selection_vat_reason())
        texts = {
            "day": fields.Date.to_string(self.day),
            "run": self.batch_id.name,
            "rate": f"{policy.vat_rate:g}",
            "base": currency.format(to_amount(currency, amounts.base_minor)),
            "tax": currency.format(to_amount(currency, amounts.vat_minor)),
            "policy": policy.display_name,
            "reason": reasons.get(amounts.answer.reason, amounts.answer.reason),
        }
        if not amounts.answer.taxed:
            return self.env._(
                "On %(day)s a free card of run %(run)s bears no VAT (%(reason)s). "
                "Parameters: %(policy)s.",
                **texts,
            )
        return self.env._(
            "On %(day)s a free card of run %(run)s is taxed %(rate)s %% on %(base)s: %(tax)s, "
            "because: %(reason)s. Parameters: %(policy)s.",
            **texts,
        )

    def _amounts(self, policy):
        """What one card of the run amounts to under ``policy``, by the posting core."""
        currency = self.company_id.currency_id
        product = self.batch_id.product_id.with_company(self.company_id).sudo()
        tax = self.batch_id._loyalty_card_taxes([(1, 1)])[1, 1]
        line = IssueLine(
            1,
            to_minor(currency, product.standard_price),
            to_minor(currency, self.batch_id.market_unit_value),
            self.batch_id._loyalty_bought_minor(1),
            deducted_minor=tax.deducted,
            capitalised_minor=tax.capitalised,
        )
        kind = RetainedIssue if self.batch_id.ownership == "retained" else FreeIssue
        event = kind(self.day, policy._parameters(), (line,))
        return amounts_rule(event)(event)[0]
