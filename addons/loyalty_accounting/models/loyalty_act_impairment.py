"""Act: value that cards lost before they are destroyed, and claims for cards."""

from odoo import fields, models
from odoo.exceptions import UserError

from ..money import to_amount, to_minor
from ..posting import ratio_half_up
from ..trusted import OWN_MOVE, trusted

PERCENT = 10_000


class LoyaltyAct(models.Model):
    """An allowance belongs to numbers: whoever destroys them takes their part of it."""

    _inherit = "loyalty.act"

    loss_percent = fields.Float(
        string="Loss of Value (%)",
        digits=(7, 4),
        help="Share that the cards lose, of their carrying cost less earlier losses of value.",
    )
    claim_amount = fields.Monetary(
        string="Price Claimed",
        help="Price without VAT that the supplier is to make good. Empty: the carrying cost.",
    )

    def _impair(self):
        """Every range shows what its cards lose, of their present cost less what they lost."""
        part = round(self.loss_percent * PERCENT)
        for line in trusted(self.range_ids, OWN_MOVE):
            unit_cost = line.batch_id._loyalty_unit_cost()
            cost = to_minor(self.currency_id, unit_cost * line.quantity)
            worth = max(cost - self._allowance_of(line), 0)
            lost = ratio_half_up(worth * part, 100 * PERCENT)
            line.cost = line.allowance = to_amount(self.currency_id, lost)

    def _check_allowance_whole(self):
        """No card of an impairment that is taken back left stock since."""
        for batch, spans in self.range_ids._spans_by_batch().items():
            if batch._loyalty_allowance_used(spans, self.posted_at):
                raise UserError(
                    self.env._(
                        "%(act)s: cards of %(run)s left stock since, and their loss of value "
                        "ended with them.",
                        act=self.display_name,
                        run=batch.name,
                    )
                )
