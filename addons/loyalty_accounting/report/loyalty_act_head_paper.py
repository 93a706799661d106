"""What an act says above its table: parties, places, days, amounts."""

from odoo import models
from odoo.tools import format_date


class LoyaltyAct(models.Model):
    """Without what is empty."""

    _inherit = "loyalty.act"

    def _paper_head(self, kept=None):
        """``(name, value)`` of everything above the table, without empty ones."""
        kept = kept or self._paper_kept()
        rows = (
            (self.env._("Company"), kept["company"]["name"]),
            (self.env._("Tax ID"), kept["company"]["vat"]),
            *self._paper_places(kept),
            (self.env._("Operation"), self._paper_ownership()),
            (self.env._("Operation date"), format_date(self.env, self.operation_date)),
            (self.env._("Posting date"), format_date(self.env, self.posting_date)),
            (self.env._("Journal entries"), kept.get("entries") or self._paper_entries()),
            (self.env._("Follows"), kept["origin"]),
            (self.env._("Order of the commission"), kept["commission_order"]),
            *self._paper_particulars(kept),
            (self.env._("Reason"), self.reason),
            (self.env._("Basis"), self.basis),
        )
        return [(name, value) for name, value in rows if value]

    def _paper_places(self, kept):
        """Where it happened: a shop on issue notes, two places where cards go between them."""
        if self.type == "issuance":
            return (
                (self.env._("Shop"), kept["shop"]),
                (self.env._("Cards"), self.quantity),
            )
        if kept["from"] and kept["to"]:
            return (self.env._("From"), kept["from"]), (self.env._("To"), kept["to"])
        return ((self.env._("Place"), kept["from"] or kept["to"]),)

    def _paper_particulars(self, kept):
        """What the type of the act asks for, by the record of what was entered."""
        ends = dict(self._fields["shift_end"]._description_selection(self.env))
        sources = dict(self._fields["recovery_source"]._description_selection(self.env))
        ordered, received = kept["received"] or (0, 0)
        rows = (
            (self.env._("Supplier"), kept["supplier"]),
            (self.env._("Order"), kept["order"]),
            (self.env._("Receipt"), kept["receipt"]),
            (self.env._("Cards ordered"), ordered),
            (self.env._("Cards received"), received),
            (self.env._("Against"), self._shows_cost() and kept["against"]),
            (self.env._("Becomes"), kept["product"]),
            (self.env._("Card replaced"), kept["replaced"]),
            (self.env._("Holder"), kept["holder"]),
            (self.env._("Fee paid by receipt"), kept["fee_receipt"]),
            (self.env._("Charged to"), kept["culprit"]),
            (self.env._("Recovered"), self.recovery_amount and sources.get(self.recovery_source)),
            (self.env._("Shift"), kept["shift"]),
            (self.env._("Counted"), ends.get(self.shift_end)),
            (self.env._("Cards personalised"), self.personalised),
            (self.env._("Spoilt by the norm, at most"), kept["norm"]),
            (self.env._("Loss of value, %"), self.loss_percent and f"{self.loss_percent:g}"),
        )
        return (*rows, *(self._paper_amounts(kept) if self._shows_cost() else ()))

    def _paper_amounts(self, kept):
        """Amounts of the head; a claim that names none is of the cost, a mirror takes it back."""
        is_recovery, sign = self.type == "recovery", -1 if self.reversal_of_id else 1
        claimed = self.claim_amount if self.type == "claim" else self.recovery_amount
        if not is_recovery and not claimed and (self.type == "claim" or self.culprit_id):
            claimed = self.amount_cost
        replaces = self.type == "replacement"
        amounts = (
            (self.env._("Fee"), kept["fee"]),
            (self.env._("VAT base"), replaces and self.amount_vat_base),
            (self.env._("VAT"), replaces and self.amount_vat),
            (self.env._("Off balance"), replaces and self.amount_off_balance),
            (self.env._("Off balance until now"), self.amount_returned),
            (self.env._("Amount claimed"), 0.0 if is_recovery else sign * abs(claimed)),
            (self.env._("Amount recovered"), sign * self.recovery_amount if is_recovery else 0.0),
            (self.env._("Value when back"), self.return_value),
            (self.env._("Turnover of the period"), self.turnover),
            (self.env._("Exempt supplies"), self.exempt_turnover),
            (self.env._("Input VAT to share"), self.shared_input_tax),
            (self.env._("All expenses"), self.expense),
            (self.env._("Expenses on exempt supplies"), self.exempt_expense),
            (self.env._("VAT charged"), self.period_vat),
            (self.env._("Input VAT given back"), self.period_input_tax),
        )
        return [(name, value and self.currency_id.format(value)) for name, value in amounts]

    def _paper_ownership(self):
        """Whose the cards handed out are."""
        if self.type not in ("issuance", "replacement") or not self.line_ids:
            return ""
        ours = self._lines_of_ours()
        if not ours:
            return self.env._("cards passed into the ownership of their holders")
        if ours == self.line_ids:
            return self.env._("cards handed out that stay the property of the company")
        return self.env._(
            "cards passed into the ownership of their holders; those with a value off balance "
            "stay the property of the company"
        )
