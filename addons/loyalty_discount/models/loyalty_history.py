"""Core's points history stays what core makes of it; we add a check and the index it lacks."""

from odoo import api, models


class LoyaltyHistory(models.Model):
    """Finding the history of an order must not read all history."""

    _inherit = "loyalty.history"

    _order_index = models.Index("(order_model, order_id)")

    @api.model_create_multi
    def create(self, vals_list):
        histories = super().create(vals_list)
        if histories.card_id._is_membership():
            histories.card_id._refuse_hand_made()
        return histories
