"""What settles a charge as a paper: who owes how much, and what this act does to it."""

from odoo import models

from ..models.loyalty_act_recovery import SETTLED_BY
from ..money import to_amount


class LoyaltyAct(models.Model):
    """It names no card numbers: the shortage it follows does."""

    _inherit = "loyalty.act"

    def _paper_values(self):
        values = super()._paper_values()
        if self.type in SETTLED_BY:
            charged, _deferred, recovered = (self.reversal_of_id or self)._charged()
            values["culprit"] = self.origin_id.culprit_id.display_name or ""
            values["charged"] = to_amount(self.currency_id, charged)
            values["recovered"] = to_amount(self.currency_id, recovered)
        return values

    def _paper_amounts(self, kept):
        amounts = super()._paper_amounts(kept)
        if self.type not in SETTLED_BY or not kept["charged"]:
            return amounts
        rest = kept["charged"] - kept["recovered"]
        is_paid = self.type == "recovery"
        shown = (
            (self.env._("Charged"), kept["charged"]),
            (self.env._("Recovered before"), kept["recovered"]),
            (self.env._("Charge dropped"), 0.0 if is_paid else rest),
            (self.env._("Still due"), rest - self.recovery_amount if is_paid else 0.0),
        )
        texts = [(name, value and self.currency_id.format(value)) for name, value in shown]
        return [*amounts, *texts]

    def _paper_columns(self):
        return () if self.type in SETTLED_BY else super()._paper_columns()

    def _paper_rows(self):
        if self.type not in SETTLED_BY:
            yield from super()._paper_rows()
