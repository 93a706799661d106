"""Core's wizard for a new balance: it asks for the reason and keeps it in the card's history."""

from odoo import models

from ..models.loyalty_card_balance import WITH_REASON, check_manager
from ..models.transaction_mark import marked


class LoyaltyCardUpdateBalance(models.TransientModel):
    """The one way for people to change a balance."""

    _inherit = "loyalty.card.update.balance"

    def action_update_card_point(self):
        check_manager(self.env)
        with marked(self.env, WITH_REASON):
            return super().action_update_card_point()
