"""Core's points history stays what core makes of it; we add a check and the index it lacks."""

from odoo import api, models
from odoo.exceptions import AccessError

from .loyalty_card_balance import ADMINISTRATORS, is_by_hand


class LoyaltyHistory(models.Model):
    """Finding the history of an order must not read all history."""

    _inherit = "loyalty.history"

    _order_index = models.Index("(order_model, order_id)")

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.user.has_group(ADMINISTRATORS):
            self._refuse_by_hand()
        histories = super().create(vals_list)
        if histories.card_id._is_membership():
            histories.card_id._refuse_hand_made()
        return histories

    def write(self, vals):
        self._refuse_by_hand()
        return super().write(vals)

    def _refuse_by_hand(self):
        """The history says what moved a balance; nobody writes it without moving one."""
        if is_by_hand(self.env):
            raise AccessError(
                self.env._("The history of a card is written when its balance moves, not by hand.")
            )
