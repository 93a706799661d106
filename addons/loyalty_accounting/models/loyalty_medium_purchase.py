"""Card: the purchase it was given on, which makes it a part of a paid supply."""

from odoo import models
from odoo.tools import SQL


class LoyaltyMedium(models.Model):
    """A till names the receipt it was ringing up when it gave a card away."""

    _inherit = "loyalty.medium"

    def _loyalty_purchases(self):
        """``{card: receipt}`` of the cards given on a purchase that was paid."""
        self.env.flush_all()
        ids = SQL("SELECT unnest(%s::int[])", list(self.ids))
        rows = self.env.execute_query(self._loyalty_purchases_sql(ids))
        orders = self.env["pos.order"].sudo()
        return {self.browse(card): orders.browse(order) for card, order in rows}

    def _loyalty_purchases_sql(self, cards):
        """``(medium_id, order_id)`` of paid purchases, by the last issue of each of ``cards``.

        A receipt that was left or cancelled, or that pays out, is no purchase.
        """
        return SQL(
            """
            SELECT issue.medium_id, receipt.id AS order_id
              FROM (SELECT DISTINCT ON (medium_id) medium_id, order_uuid, company_id
                      FROM loyalty_medium_message
                     WHERE kind = 'issue' AND state = 'applied' AND medium_id IN (%s)
                     ORDER BY medium_id, id DESC) AS issue
              JOIN pos_order receipt
                ON receipt.uuid = issue.order_uuid AND receipt.company_id = issue.company_id
             WHERE receipt.state IN ('paid', 'done') AND receipt.amount_total > 0
            """,
            cards,
        )
