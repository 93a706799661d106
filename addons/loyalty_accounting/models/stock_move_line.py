"""Move lines of cards: one lot from one place; a done one stays as it was done."""

from odoo import api, models
from odoo.exceptions import UserError

# What says how many cards of which run went from where to where.
DONE_FOR_GOOD = frozenset(
    {
        "product_id",
        "product_uom_id",
        "quantity",
        "lot_id",
        "quant_id",
        "location_id",
        "location_dest_id",
        "owner_id",
        "move_id",
        "picking_id",
        "picked",
    }
)


class StockMoveLine(models.Model):
    """Lines of one lot, as places. Core lets a done line be edited; the register would not know."""

    _inherit = "stock.move.line"

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines._loyalty_check_not_done()
        return lines

    def write(self, vals):
        if DONE_FOR_GOOD & vals.keys():
            self._loyalty_check_not_done()
        return super().write(vals)

    def _loyalty_check_not_done(self):
        """Refuse to change what a done move of cards has done."""
        done = self.filtered(
            lambda line: (
                line.state == "done"
                and line.product_id.loyalty_card_ok
                and line.product_id.tracking == "lot"
            )
        )
        if done:
            raise UserError(
                self.env._(
                    "%(transfer)s is done: cards, places and quantities of a done transfer can't "
                    "be changed, also not when it is unlocked. Move the cards by a new transfer.",
                    transfer=done[:1].reference or done[:1].picking_id.name,
                )
            )

    def _loyalty_places(self):
        """``{from place: (to place, pieces)}``; each place has one destination."""
        places = {}
        for line in self:
            target, pieces = places.get(line.location_id, (line.location_dest_id, 0))
            if target != line.location_dest_id:
                raise UserError(
                    self.env._(
                        "Cards of one print run go from %(place)s to two places at once; make "
                        "two transfers, so that the numbers are known.",
                        place=line.location_id.display_name,
                    )
                )
            places[line.location_id] = (target, pieces + int(line.quantity_product_uom))
        return places
