"""Act: value that cards lost before they are destroyed, and claims for cards."""

from odoo import fields, models

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
        help="Share of the carrying cost that the cards lose before they are destroyed.",
    )
    claim_amount = fields.Monetary(
        string="Price Claimed",
        help="Price without VAT that the supplier is to make good. Empty: the carrying cost.",
    )

    def _impair(self):
        """Every range shows what its cards lose, of their present cost."""
        part = round(self.loss_percent * PERCENT)
        for line in self.range_ids:
            product = line.batch_id.product_id.with_company(self.company_id)
            cost = to_minor(self.currency_id, product.standard_price * line.quantity)
            lost = ratio_half_up(cost * part, 100 * PERCENT)
            trusted(line, OWN_MOVE).cost = to_amount(self.currency_id, lost)

    def _allowance_of(self, line):
        """What posted impairments took of the numbers of one range, in minor units."""
        impaired = self.env["loyalty.move.range"].search(
            [
                ("batch_id", "=", line.batch_id.id),
                ("act_id.type", "=", "impairment"),
                ("act_id.state", "=", "posted"),
                ("act_id.reversal_of_id", "=", False),
                ("first_serial", "<=", line.last_serial),
                ("last_serial", ">=", line.first_serial),
            ]
        )
        return sum(part._share_minor(line.first_serial, line.last_serial) for part in impaired)
