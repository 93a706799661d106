"""The balance of a core card: it moves by receipts, or by core's wizards and their reasons."""

from odoo import api, models
from odoo.exceptions import AccessError
from odoo.http import request

from .transaction_mark import mark

WITH_REASON = "balance_with_reason"
#: Who sells by quotation: core's `sale_loyalty` moves balances with the seller's own rights.
SELLERS = "sales_team.group_sale_salesman"
#: Who takes balances over from another system, by import.
IMPORTERS = "base.group_system"


class LoyaltyCard(models.Model):
    """Nobody who calls from outside changes what a card is worth without saying why."""

    _inherit = "loyalty.card"

    @api.model_create_multi
    def create(self, vals_list):
        has_balance = any(vals.get("points") for vals in vals_list)
        if has_balance and self._is_call_without_reason(f"{SELLERS},{IMPORTERS}"):
            raise AccessError(
                self.env._(
                    "A card with a balance needs a reason: open its program, click “Generate” and "
                    "say why in the description. An administrator may import balances."
                )
            )
        return super().create(vals_list)

    def write(self, vals):
        if "points" in vals and self._is_call_without_reason(SELLERS):
            raise AccessError(
                self.env._(
                    "A balance changes by receipts, or with a reason: open the card, click its "
                    "balance and say why in “Update Balance”."
                )
            )
        return super().write(vals)

    def _is_call_without_reason(self, allowed):
        is_meant = self.env.su or mark(self.env, WITH_REASON)
        return request and not is_meant and not self.env.user.has_groups(allowed)
