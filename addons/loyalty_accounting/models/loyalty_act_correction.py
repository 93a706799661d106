"""Act: taking single numbers of a posted issue note back."""

from odoo import Command, models
from odoo.exceptions import UserError


class LoyaltyAct(models.Model):
    """The lines of a correction mirror those of its note, so that registers add them up."""

    _inherit = "loyalty.act"

    def action_correct(self):
        """A draft correction of this posted issue note, to enter the numbers in."""
        self.ensure_one()
        self._check_accountant()
        values = {
            "type": "correction",
            "company_id": self.company_id.id,
            "origin_id": self.id,
            "operation_date": self.operation_date,
            "location_dest_id": self.warehouse_id.lot_stock_id.id,
        }
        act = self.create(values)
        return {
            "type": "ir.actions.act_window",
            "name": act._operation().title(self.env),
            "res_model": self._name,
            "res_id": act.id,
            "views": [(self.env.ref("loyalty_accounting.view_loyalty_act_form").id, "form")],
        }

    def _corrected_lines(self):
        """The lines of the note that the ranges of this correction name."""
        note, found = self.origin_id, self.env["loyalty.act.line"]
        spans = self.range_ids._spans_by_batch()
        for line in note.line_ids:
            serial = line.medium_id.serial
            if any(first <= serial <= last for first, last in spans.get(line.batch_id, ())):
                found |= line
        return found

    def _check_in_note(self):
        """Every number was handed out by the note, and still stands in it."""
        cards = self._cards_at(self.company_id.loyalty_issued_location_id)
        lines = self._corrected_lines()
        foreign = cards - lines.filtered("open").medium_id
        if foreign:
            raise UserError(
                self.env._(
                    "%(act)s does not hold these numbers: %(numbers)s",
                    act=self.origin_id.display_name,
                    numbers=", ".join(foreign[:10].mapped("masked_number")),
                )
            )

    def _take_back_lines(self):
        """Cards and pieces come back to stock at the cost of the note; its lines are over."""
        issued = self.company_id.loyalty_issued_location_id
        lines = self._corrected_lines()
        values = lines._mirrored()
        lines.open = False
        self.line_ids = [Command.create(line) for line in values]
        lines.flush_recordset(["open"])
        for card in lines.medium_id:
            card._take_back(self.display_name)
        costs, moves = {}, {}
        for line in lines:
            costs[line.batch_id] = costs.get(line.batch_id, 0.0) + line.unit_cost
            moves[line.batch_id] = self.origin_id._move_of(line.batch_id)
        self._move_in(issued, self.location_dest_id, costs, moves)
        lines.medium_id._set_place(self.location_dest_id)

    def _move_of(self, batch):
        """The stock move that took the cards of a run out."""
        moves = self.picking_ids.move_ids
        return moves.filtered(lambda move: batch.lot_id in move.move_line_ids.lot_id)[:1]
