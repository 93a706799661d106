"""The balance of a core card: it moves by receipts, or by core's wizard and its reason."""

from odoo import models
from odoo.exceptions import AccessError
from odoo.http import request

from .transaction_mark import mark

WITH_REASON = "balance_with_reason"
#: Who sells by quotation: core's `sale_loyalty` moves balances with the seller's own rights.
SELLERS = "sales_team.group_sale_salesman"


class LoyaltyCard(models.Model):
    """Nobody who calls from outside changes what a card is worth without saying why."""

    _inherit = "loyalty.card"

    def write(self, vals):
        if "points" in vals and request and not self._may_change_balance():
            raise AccessError(
                self.env._(
                    "A balance changes by receipts, or with a reason: open the card, click its "
                    "balance and say why in “Update Balance”."
                )
            )
        return super().write(vals)

    def _may_change_balance(self):
        is_meant = self.env.su or mark(self.env, WITH_REASON)
        return is_meant or self.env.user.has_group(SELLERS)
