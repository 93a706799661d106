"""Receipt line of a card: which piece it moves, from where, and what that piece cost."""

from odoo import api, fields, models

from ..trusted import OWN_MOVE, is_trusted, trusted

# What no client may tell of a receipt line.
OURS = frozenset({"loyalty_location_id", "loyalty_allowance"})


class PosOrderLine(models.Model):
    """Numbers decide which pieces leave; lots that a cashier typed do not."""

    _inherit = "pos.order.line"

    loyalty_location_id = fields.Many2one(
        "stock.location",
        string="Place of the Card",
        readonly=True,
        copy=False,
        help="Where the sold card lay, or where the returned one went.",
    )

    loyalty_allowance = fields.Float(
        string="Allowance Ended",
        readonly=True,
        copy=False,
        help="What the sold card had been impaired by, in the currency of the company.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            for name in OURS:
                vals.pop(name, None)
        return super().create(vals_list)

    def write(self, vals):
        if not is_trusted(self.env, OWN_MOVE):
            vals = {name: vals[name] for name in vals if name not in OURS}
        return super().write(vals)

    def _loyalty_keep_place(self, location):
        """Note the place; no client can ask for this."""
        trusted(self, OWN_MOVE).write({"loyalty_location_id": location.id})

    def _is_card_in_books(self):
        """True for the line of a card whose product is kept by print runs."""
        return self.product_id.loyalty_card_ok and self.product_id.tracking == "lot"

    def _loyalty_card(self):
        """The registered card of a print run that this line sells or takes back."""
        self.ensure_one()
        origin = self.refunded_orderline_id or self
        card = self.env["loyalty.medium"]._find_number(
            origin.loyalty_card_number, self.order_id.company_id
        )
        return card.filtered(lambda card: card.batch_id and card.product_id == self.product_id)

    def _loyalty_unit_cost(self):
        """What one piece of this sold line cost when it left, or None while it has not."""
        self.ensure_one()
        order, lot = self.order_id.sudo(), self._loyalty_card().lot_id
        at_closing = order.session_id.picking_ids.filtered(lambda done: not done.pos_order_id)
        for pickings in (order.picking_ids, at_closing):
            moves = pickings.move_ids.filtered(
                lambda move: move.is_out and lot and lot in move.move_line_ids.lot_id
            )
            pieces = sum(move._get_valued_qty() for move in moves)
            if pieces:
                return sum(moves.mapped("value")) / pieces
        return None

    def _launch_stock_rule_from_pos_order_lines(self):
        """A card that is sold is in the customer's hand: it is never shipped later."""
        cards = self.filtered(lambda line: line._is_card_in_books())
        result = super(PosOrderLine, self - cards)._launch_stock_rule_from_pos_order_lines()
        for order in cards.order_id:
            order._loyalty_hand_over(cards.filtered(lambda line, own=order: line.order_id == own))
        return result
