"""Purchase order: the print runs it orders."""

from odoo import fields, models


class PurchaseOrder(models.Model):
    """Opens and counts print runs from the order."""

    _inherit = "purchase.order"

    loyalty_batch_count = fields.Integer(
        string="Print Runs", compute="_compute_loyalty_batch_count"
    )
    loyalty_has_cards = fields.Boolean(compute="_compute_loyalty_batch_count")

    def _compute_loyalty_batch_count(self):
        counted = (
            self.env["loyalty.medium.batch"]
            .sudo()
            ._read_group(
                [("purchase_line_id.order_id", "in", self.ids)], ["purchase_line_id"], ["__count"]
            )
        )
        counts = {}
        for line, count in counted:
            counts[line.order_id.id] = counts.get(line.order_id.id, 0) + count
        for order in self:
            order.loyalty_batch_count = counts.get(order.id, 0)
            order.loyalty_has_cards = any(order.order_line.product_id.mapped("loyalty_card_ok"))

    def action_view_loyalty_batches(self):
        """The print runs of this order, or a new one for its first card line."""
        self.ensure_one()
        lines = self.order_line.filtered("product_id.loyalty_card_ok")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Print Runs"),
            "res_model": "loyalty.medium.batch",
            "view_mode": "list,form",
            "domain": [("purchase_line_id", "in", self.order_line.ids)],
            "context": {
                "default_company_id": self.company_id.id,
                "default_product_id": lines[:1].product_id.id,
                "default_purchase_line_id": lines[:1].id,
                "default_quantity": int(lines[:1].product_qty) or 100,
            },
        }
