"""What a core card is worth: it moves by receipts and quotations, or by managers who say why."""

from odoo import api, models
from odoo.exceptions import AccessError

from .client_call import is_called
from .transaction_mark import mark

#: Open in core's wizards that keep the reason, while a manager runs them.
WITH_REASON = "balance_with_reason"
#: Open in what core does by itself with a quotation (``quotation_flow.py``).
QUOTATION = "quotation"
#: Who corrects balances and cards by hand; sellers have core's rights to write both.
MANAGERS = "point_of_sale.group_pos_manager,sales_team.group_sale_manager"
#: Who takes balances over from another system by import, and connects mail gateways.
ADMINISTRATORS = "base.group_system"


def is_by_hand(env):
    """Whether a client writes this, by whatever model it calls, in words of its own."""
    if not is_called() or env.su:
        return False
    return not (mark(env, WITH_REASON) or mark(env, QUOTATION))


def is_manager(env):
    """Whether this is done by a manager, or by the system."""
    return env.su or env.user.has_groups(MANAGERS)


def check_manager(env):
    """Only managers correct what cards are worth, also with a reason."""
    if is_called() and not is_manager(env):
        raise AccessError(env._("Cards and balances are corrected by managers."))


class LoyaltyCard(models.Model):
    """Nobody who calls from outside changes what a card is worth without saying why."""

    _inherit = "loyalty.card"

    @api.model_create_multi
    def create(self, vals_list):
        cards = super().create(vals_list)
        # Looked at afterwards: a balance may come from a default of the client's, too.
        has_balance = is_by_hand(self.env) and any(cards.mapped("points"))
        if has_balance and not self.env.user.has_group(ADMINISTRATORS):
            raise AccessError(
                self.env._(
                    "A card with a balance needs a reason: open its program, click “Generate” and "
                    "say why in the description. An administrator may import balances."
                )
            )
        return cards

    def write(self, vals):
        if is_by_hand(self.env):
            if "points" in vals:
                raise AccessError(
                    self.env._(
                        "A balance changes by receipts, or with a reason: open the card, click "
                        "its balance and say why in “Update Balance”."
                    )
                )
            check_manager(self.env)  # also whose it is, its code, its term
        return super().write(vals)
