"""Core's moves of sold and returned cards: the numbers say which piece, and what it cost."""

from odoo import Command, fields, models


class StockMove(models.Model):
    """One move of core carries all cards of one product; its lines follow the numbers."""

    _inherit = "stock.move"

    loyalty_return_line_ids = fields.Many2many(
        "pos.order.line",
        string="Refunded Card Lines",
        readonly=True,
        copy=False,
        groups="base.group_system",
        help="Receipt lines whose cards this move brings back.",
    )

    def _add_mls_related_to_order(self, related_order_lines, are_qties_done=True):
        cards = self.filtered(
            lambda move: (
                move.product_id.loyalty_card_ok
                and move.product_id.tracking == "lot"
                and are_qties_done
            )
        )
        result = super(StockMove, self - cards)._add_mls_related_to_order(
            related_order_lines, are_qties_done
        )
        for move in cards:
            lines = related_order_lines.filtered(
                lambda line, move=move: line.product_id == move.product_id
            )
            known = lines.filtered(lambda line: line._loyalty_card())
            if lines - known:
                # A number that nobody knows was reported; what the cashier typed must do.
                super(StockMove, move)._add_mls_related_to_order(lines - known, are_qties_done)
            else:
                move.move_line_ids.unlink()
            move._loyalty_follow_numbers(known)
        return result

    def _loyalty_follow_numbers(self, lines):
        """Add a line per print run and place of the numbers on the receipt ``lines``."""
        self.ensure_one()
        pieces = {}
        for line in lines:
            batch = line._loyalty_card().batch_id
            # An order stays in its direction: all lines of a move sell, or all return.
            route = (line.loyalty_location_id or self.location_id, self.location_dest_id)
            if line.qty < 0:
                route = (self.location_id, line.loyalty_location_id or self.location_dest_id)
            key = (batch, route)
            pieces[key] = pieces.get(key, 0) + abs(line.qty)
        self.move_line_ids = [
            Command.create(self._loyalty_line_values(batch, source, target, quantity, True))
            for (batch, (source, target)), quantity in pieces.items()
        ]
        self.sudo().loyalty_return_line_ids = lines.filtered(lambda line: line.qty < 0)

    def _get_value_from_returns(self, quantity, at_date=None):
        """Cards come back at what they cost when they were sold, also in a later shift."""
        lines = self.sudo().loyalty_return_line_ids
        costs = [(line.refunded_orderline_id._loyalty_unit_cost(), -line.qty) for line in lines]
        if (
            not costs
            or any(cost is None for cost, _pieces in costs)
            or sum(pieces for _cost, pieces in costs) != quantity
        ):
            return super()._get_value_from_returns(quantity, at_date=at_date)
        return {
            "value": sum(cost * pieces for cost, pieces in costs),
            "quantity": quantity,
            "description": self.env._(
                "Cost of the sale on %s",
                ", ".join(lines.refunded_orderline_id.order_id.mapped("name")),
            ),
        }
