"""Moves of cards: a done move names its numbers, and the register moves with it."""

from odoo import fields, models
from odoo.exceptions import UserError

from ..ranges import count, overlap
from ..trusted import CORE_POS_MOVE, OWN_MOVE, is_trusted, trusted


class StockMove(models.Model):
    """One native move per print run and document; its ranges stand beside it."""

    _inherit = "stock.move"

    def _loyalty_by_hand(self):
        """Moves of cards kept by lots that a person makes, so that they need ranges."""
        return self.filtered(
            lambda move: (
                move.product_id.loyalty_card_ok
                and move.product_id.tracking == "lot"
                and not move.picking_id.sudo().loyalty_by_till
            )
        )

    def _action_done(self, cancel_backorder=False):
        if is_trusted(self.env, CORE_POS_MOVE, OWN_MOVE):
            return super()._action_done(cancel_backorder=cancel_backorder)
        cards = self._loyalty_by_hand().filtered(
            lambda move: move.picked and move.quantity and move.state not in ("done", "cancel")
        )
        plan = cards._loyalty_plan()
        sent_back = cards.filtered(lambda move: move.location_dest_id.usage == "supplier")
        ordered = sent_back.purchase_line_id._loyalty_cards()
        with ordered._loyalty_price_change(
            sent_back.picking_id[:1], fields.Date.context_today(self)
        ):
            moves = super()._action_done(cancel_backorder=cancel_backorder)
        for step in plan:
            trusted(step["ranges"].sudo(), OWN_MOVE).move_id = step["move"]
            self._loyalty_move_register(**step)
        moves._loyalty_cost_late_receipts()
        return moves

    def _loyalty_cost_late_receipts(self):
        """Goods of a closed shift that left only now: their cost is due now."""
        late = self.filtered(lambda move: move.product_id.loyalty_card_ok).picking_id.sudo()
        for session in late.filtered("loyalty_by_till").pos_session_id:
            if session.state == "closed":
                session.with_company(session.company_id)._loyalty_finish()

    # -- what the ranges say against what the move lines say ---------------------------------

    def _loyalty_plan(self):
        """One step per move and print run, checked before anything moves.

        A step: ``move``, ``ranges``, ``batch``, ``spans`` and ``places``, which is
        ``{from place: (to place, pieces)}``.
        """
        steps = []
        for picking in self.picking_id:
            moves = self.filtered(lambda move, picking=picking: move.picking_id == picking)
            for product in moves.product_id:
                own = moves.filtered(lambda move, product=product: move.product_id == product)
                steps += own._loyalty_plan_product(picking)
        for move in self.filtered(lambda move: not move.picking_id):
            move._loyalty_refuse_without_numbers(int(move.quantity))
        return steps

    def _loyalty_plan_product(self, picking):
        """Steps of one product of one picking; the moves share its ranges."""
        ranges = picking.loyalty_range_ids.filtered(
            lambda line: line.batch_id.product_id == self.product_id
        )
        self._loyalty_check_ranges(ranges)
        steps = []
        for batch, spans in ranges._spans_by_batch().items():
            lines = self.move_line_ids.filtered(
                lambda line, batch=batch: line.picked and line.lot_id == batch.lot_id
            )
            pieces = int(sum(lines.mapped("quantity_product_uom")))
            if pieces != count(spans):
                self._loyalty_refuse_without_numbers(pieces - count(spans), batch)
            steps.append(
                {
                    "move": lines.move_id[:1],
                    "ranges": ranges.filtered(lambda line, batch=batch: line.batch_id == batch),
                    "batch": batch,
                    "spans": spans,
                    "places": lines._loyalty_places(),
                }
            )
        return steps

    def _loyalty_check_ranges(self, ranges):
        """As many numbers as pieces, each readable and named once."""
        for line in ranges.filtered("problem"):
            raise UserError(line.problem)
        lines = self.move_line_ids.filtered("picked")
        pieces = int(sum(lines.mapped("quantity_product_uom")))
        named = sum(ranges.mapped("quantity"))
        foreign = lines.lot_id - ranges.batch_id.lot_id
        if pieces != named or foreign or lines.filtered(lambda line: not line.lot_id):
            self._loyalty_refuse_without_numbers(pieces - named)
        for batch, spans in ranges._spans_by_batch().items():
            twice = overlap(spans)
            if twice:
                raise UserError(
                    self.env._("These numbers are entered twice: %s", batch._loyalty_text(twice))
                )

    def _loyalty_refuse_without_numbers(self, missing_count, batch=None):
        """Say what is to do when numbers and pieces differ."""
        raise UserError(
            self.env._(
                "%(product)s: the numbers of %(count)s cards are missing or too many. Enter first "
                "and last numbers in the tab “Card Numbers” of the transfer, as many as cards; "
                "the button “Next Free Numbers” does it for you.",
                product=(batch or self.product_id[:1]).display_name,
                count=abs(missing_count) or int(sum(self.mapped("quantity"))),
            )
        )

    # -- the register ------------------------------------------------------------------------

    def _loyalty_move_register(self, move, ranges, batch, spans, places):
        """Register received numbers, or take numbers along to their new place."""
        sources = self.env["stock.location"].concat(*places)
        pending = batch.company_id.loyalty_pending_location_id
        targets = self.env["stock.location"].concat(
            *(target for target, _pieces in places.values())
        )
        if pending & (sources | targets):
            raise UserError(
                self.env._(
                    "Only issues at the till and acts move cards to or from %s.", pending.name
                )
            )
        if sources.filtered(lambda place: place.usage == "supplier"):
            for first, last in spans:
                batch._register_span(first, last, targets[:1])
            return
        if targets.filtered(lambda place: place.usage not in ("internal", "transit", "supplier")):
            raise UserError(
                self.env._(
                    "Cards leave the stock at the till or by an act, not by a transfer to %s.",
                    targets[:1].display_name,
                )
            )
        batch._move_spans(spans, places)
        if targets.filtered(lambda place: place.usage == "supplier"):
            batch._set_state_of(spans, "stock", "void", move.reference)
