"""The balance of a core card: it moves by receipts, or by core's wizards and their reasons."""

from odoo import api, models
from odoo.exceptions import AccessError

from .called_model import called_model, is_called
from .transaction_mark import mark

WITH_REASON = "balance_with_reason"
#: Who sells by quotation: core's `sale_loyalty` moves balances with the seller's own rights within
#: what he calls of quotations. A call of core's loyalty itself is no quotation.
SELLERS = "sales_team.group_sale_salesman"
#: Who takes balances over from another system, by import.
IMPORTERS = "base.group_system"


class LoyaltyCard(models.Model):
    """Nobody who calls from outside changes what a card is worth without saying why."""

    _inherit = "loyalty.card"

    @api.model_create_multi
    def create(self, vals_list):
        has_balance = any(vals.get("points") for vals in vals_list)
        if has_balance and self._is_call_without_reason(IMPORTERS):
            raise AccessError(
                self.env._(
                    "A card with a balance needs a reason: open its program, click “Generate” and "
                    "say why in the description. An administrator may import balances."
                )
            )
        return super().create(vals_list)

    def write(self, vals):
        if "points" in vals and self._is_call_without_reason():
            raise AccessError(
                self.env._(
                    "A balance changes by receipts, or with a reason: open the card, click its "
                    "balance and say why in “Update Balance”."
                )
            )
        return super().write(vals)

    def _is_call_without_reason(self, allowed=None):
        """Whether somebody calls from outside with no reason, and is in no ``allowed`` group."""
        if not is_called() or self.env.su or mark(self.env, WITH_REASON):
            return False
        user = self.env.user
        if allowed and user.has_groups(allowed):
            return False
        is_quotation = not called_model().startswith(("loyalty.", "base_import."))
        return not (is_quotation and user.has_group(SELLERS))
