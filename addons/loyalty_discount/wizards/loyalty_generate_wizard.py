"""Core's wizard for cards with a balance: it keeps the reason in the history of each."""

from odoo import models

from ..models.loyalty_card_balance import WITH_REASON, check_manager
from ..models.transaction_mark import marked


class LoyaltyGenerateWizard(models.TransientModel):
    """The one way for people to make cards that are worth something."""

    _inherit = "loyalty.generate.wizard"

    def generate_coupons(self):
        check_manager(self.env)
        with marked(self.env, WITH_REASON):
            return super().generate_coupons()
