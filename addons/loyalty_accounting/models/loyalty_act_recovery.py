"""Act: what a charged person owes and has paid."""

from odoo import fields, models

from ..money import to_amount, to_minor

# Acts that settle the charge of a shortage: paid, or given up as a whole.
SETTLED_BY = ("recovery", "charge_dropped")


class LoyaltyAct(models.Model):
    """Recoveries follow the shortage that was charged."""

    _inherit = "loyalty.act"

    recovery_source = fields.Selection(
        selection=[("PAY", "From the wage"), ("CASH", "Paid in")],
        string="Recovered",
        help="From the wage, or paid in on the account chosen.",
    )
    recovery_left = fields.Monetary(
        string="Still to Be Recovered",
        compute="_compute_recovery_left",
        help="What the person was charged, less what posted recoveries brought in.",
    )

    def _compute_recovery_left(self):
        for act in self:
            shortage = act.origin_id if act.type in SETTLED_BY else act
            charged, _deferred, recovered = shortage.sudo()._charge()
            act.recovery_left = to_amount(act.currency_id, charged - recovered)

    def _charged(self):
        """Charge, its deferred part and what was recovered before this recovery, minor units."""
        return self.origin_id._charge(self)

    def _charge(self, but=None):
        """The same of a shortage; the recovery ``but`` does not count."""
        if self.type != "shortage" or not self.culprit_id or self.state != "posted":
            return 0, 0, 0
        charged, deferred = self._posted_to("EMP", "debit"), self._posted_to("DFI", "credit")
        settled = self.follow_up_ids.filtered(
            lambda act: act.type in SETTLED_BY and act.state == "posted" and not act.reversal_of_id
        )
        settled -= but or settled.browse()
        if "charge_dropped" in settled.mapped("type"):
            return 0, 0, 0
        recovered = sum(settled.mapped("recovery_amount"))
        return tuple(
            to_minor(self.currency_id, amount) for amount in (charged, deferred, recovered)
        )

    def _posted_to(self, role, side):
        """What the entries of this act hold on one side of the account of ``role``."""
        account = self._account_posted(role) or self._account(role)
        lines = self.account_move_ids.line_ids
        return sum(lines.filtered(lambda line: line.account_id == account).mapped(side))

    def _as_money(self, minor):
        """Minor units as a text with the currency."""
        return self.currency_id.format(to_amount(self.currency_id, minor))
