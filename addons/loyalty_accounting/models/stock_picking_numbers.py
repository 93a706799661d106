"""Entering the numbers of a transfer: quickly, and written to the lots of its lines."""

from odoo import models
from odoo.exceptions import UserError

from ..ranges import count, free_spans


class StockPicking(models.Model):
    """The tab *Card Numbers* and what it does."""

    _inherit = "stock.picking"

    def _loyalty_quantity_to_name(self, product, but=None):
        """Cards of ``product`` whose numbers are still to be entered, the range ``but`` apart."""
        moves = self.move_ids._loyalty_by_hand().filtered(
            lambda move: move.product_id == product and move.state not in ("done", "cancel")
        )
        ranges = self.loyalty_range_ids - but if but else self.loyalty_range_ids
        named = ranges.filtered(lambda line: line.batch_id.product_id == product)
        return int(sum(moves.mapped("product_uom_qty"))) - sum(named.mapped("quantity"))

    def action_loyalty_fill_numbers(self):
        """Enter the next free numbers for what is not named yet."""
        self.check_access("write")
        for picking in self:
            moves = picking.move_ids._loyalty_by_hand().filtered(
                lambda move: move.state not in ("done", "cancel")
            )
            for product in moves.product_id:
                own = moves.filtered(lambda move, product=product: move.product_id == product)
                picking._loyalty_fill(own, picking._loyalty_quantity_to_name(product))

    def _loyalty_fill(self, moves, quantity):
        """Add ranges for ``quantity`` cards of the one product of ``moves``."""
        for batch in moves._loyalty_batches():
            if quantity <= 0:
                return
            spans = free_spans(moves._loyalty_available_spans(batch), quantity)
            run = batch._run()
            self.env["loyalty.move.range"].create(
                [
                    {
                        "picking_id": self.id,
                        "batch_id": batch.id,
                        "first_number": run.number(first),
                        "last_number": run.number(last),
                    }
                    for first, last in spans
                ]
            )
            quantity -= count(spans)
        if quantity > 0:
            raise UserError(
                self.env._(
                    "There are no numbers for %(count)s more cards of %(product)s. Receipts need "
                    "an ordered print run, transfers need the cards at %(place)s.",
                    count=quantity,
                    product=moves.product_id.display_name,
                    place=self.location_id.display_name,
                )
            )

    def button_validate(self):
        """Let the numbers decide lots and quantities before core looks at them."""
        for picking in self.filtered(lambda picking: picking.state not in ("done", "cancel")):
            picking._loyalty_write_lots()
        return super().button_validate()

    def _loyalty_write_lots(self):
        """Give every card move the lots, places and quantities of its ranges."""
        self.ensure_one()
        moves = self.move_ids._loyalty_by_hand().filtered(
            lambda move: move.state not in ("done", "cancel")
        )
        for product in moves.product_id:
            own = moves.filtered(lambda move, product=product: move.product_id == product)
            ranges = self.loyalty_range_ids.filtered(
                lambda line, product=product: line.batch_id.product_id == product
            )
            if ranges:
                own._loyalty_set_lots(ranges)
