"""Core's points history stays what core makes of it; we add the index it lacks."""

from odoo import models


class LoyaltyHistory(models.Model):
    """Finding the history of an order must not read all history."""

    _inherit = "loyalty.history"

    _order_index = models.Index("(order_model, order_id)")
