"""Which numbers a move could carry, and the lots its ranges give it."""

from odoo import Command, models
from odoo.tools import SQL

from ..ranges import count, missing


class StockMove(models.Model):
    """Between print runs and the lines of a move."""

    _inherit = "stock.move"

    def _loyalty_batches(self):
        """Print runs that may fill these moves of one product, the ordered one first."""
        batches = self.env["loyalty.medium.batch"].search(
            [
                ("product_id", "=", self.product_id.id),
                ("company_id", "=", self.company_id.id),
                ("state", "in", ("ordered", "received")),
            ],
            order="id",
        )
        return batches.sorted(lambda run: run.purchase_line_id not in self.purchase_line_id)

    def _loyalty_available_spans(self, batch):
        """Spans of ``batch`` these moves could take: not received yet, or in stock there."""
        if self.location_id.filtered(lambda place: place.usage == "supplier"):
            spans = batch._unregistered_spans()
        else:
            spans = batch._spans_in_stock(self.location_id[:1])
        taken = self.picking_id.loyalty_range_ids._spans_by_batch().get(batch, [])
        return _without(spans, taken)

    def _loyalty_set_lots(self, ranges):
        """Write lots, places and quantities of ``ranges`` to the lines of these moves."""
        wanted = {}
        for batch, spans in ranges._spans_by_batch().items():
            for place, pieces in self[:1]._loyalty_pieces_by_place(batch, spans).items():
                wanted[batch, place] = pieces
        for move, share in self._loyalty_share(wanted):
            move._loyalty_set_lines(share)

    def _loyalty_pieces_by_place(self, batch, spans):
        """``{place: pieces}`` of the spans; the places the register knows, else the move's."""
        if self.location_id.usage == "supplier":
            return {self.location_id: count(spans)}
        places, total = {}, count(spans)
        inside = self.location_id.search([("id", "child_of", self.location_id.id)])
        for first, last in spans:
            rows = self.env.execute_query(
                SQL(
                    """SELECT location_id, COUNT(*) FROM loyalty_medium
                        WHERE batch_id = %s AND serial BETWEEN %s AND %s AND location_id = ANY(%s)
                        GROUP BY location_id ORDER BY location_id""",
                    batch.id,
                    first,
                    last,
                    inside.ids,
                )
            )
            for location_id, pieces in rows:
                place = self.location_id.browse(location_id)
                places[place] = places.get(place, 0) + pieces
        rest = total - sum(places.values())
        if rest:
            places[self.location_id] = places.get(self.location_id, 0) + rest
        return places

    def _loyalty_share(self, wanted):
        """Spread ``{(run, place): pieces}`` over the moves: by order line, then by demand."""
        if len(self) == 1:
            return [(self, wanted)]
        shares = {move: {} for move in self}
        for (batch, place), pieces in wanted.items():
            own = self.filtered(
                lambda move, batch=batch: (
                    move.purchase_line_id and move.purchase_line_id == batch.purchase_line_id
                )
            )
            for move in own | self:
                room = int(move.product_uom_qty) - sum(shares[move].values())
                part = pieces if move == self[-1:] else min(pieces, max(room, 0))
                if part:
                    shares[move][batch, place] = shares[move].get((batch, place), 0) + part
                    pieces -= part
        return list(shares.items())

    def _loyalty_set_lines(self, wanted):
        """Replace the lines of this move, unless they say the same already."""
        self.ensure_one()
        now = {}
        for line in self.move_line_ids:
            key = (line.lot_id, line.location_id)
            now[key] = now.get(key, 0) + int(line.quantity_product_uom)
        if now == {(batch.lot_id, place): pieces for (batch, place), pieces in wanted.items()}:
            return
        target = self.move_line_ids.location_dest_id
        target = target if len(target) == 1 else self.location_dest_id
        picked = self.picked
        self.move_line_ids.unlink()
        self.write(
            {
                "move_line_ids": [
                    Command.create(self._loyalty_line_values(batch, place, target, pieces, picked))
                    for (batch, place), pieces in wanted.items()
                ]
            }
        )

    def _loyalty_line_values(self, batch, place, target, pieces, picked):
        """Values of one line: one lot from one place."""
        return {
            "picking_id": self.picking_id.id,
            "product_id": self.product_id.id,
            "product_uom_id": self.product_id.uom_id.id,
            "lot_id": batch.lot_id.id,
            "quantity": pieces,
            "location_id": place.id,
            "location_dest_id": target.id,
            "company_id": self.company_id.id,
            "picked": picked,
        }


def _without(spans, taken):
    """``spans`` less the serials of ``taken``."""
    return [rest for span in spans for rest in missing(span, taken)]
