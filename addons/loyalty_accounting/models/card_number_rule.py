"""Number rule: what is printed by it can't be changed under the cards."""

from odoo import models
from odoo.exceptions import UserError

PRINTED = ("prefix", "check_digit", "length_min", "length_max")


class CardNumberRule(models.Model):
    """Prefix and check digit make the numbers of print runs; the lengths must read them."""

    _inherit = "card.number.rule"

    def write(self, vals):
        before = {rule: rule._printed_by() for rule in self}
        result = super().write(vals)
        if set(PRINTED) & vals.keys():
            for rule in self:
                rule._check_printed_runs(*before[rule])
        return result

    def _printed_by(self):
        """What makes the numbers of the runs of this rule."""
        return self.prefix or "", self.check_digit

    def _check_printed_runs(self, prefix, check_digit):
        """Refuse a change that would give ordered runs other or unreadable numbers."""
        runs = self.env["loyalty.medium.batch"].sudo()
        runs = runs.search([("rule_id", "=", self.id), ("state", "in", ("ordered", "received"))])
        same = (prefix, check_digit) == self._printed_by()
        touched = runs.filtered(
            lambda run: (
                not same or not self.length_min <= len(run.first_number or "") <= self.length_max
            )
        )
        if touched:
            raise UserError(
                self.env._(
                    "Cards are ordered or printed by the rule “%(rule)s”: %(runs)s. Its prefix, "
                    "check digit and lengths can't be changed under them; make a new rule for new "
                    "cards.",
                    rule=self.name,
                    runs=", ".join(touched.mapped("name")),
                )
            )
