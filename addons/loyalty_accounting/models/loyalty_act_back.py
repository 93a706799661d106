"""Taking a posted act of any type but issuance back: numbers, pieces and entries."""

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ..money import to_amount, to_minor
from ..posting import allocate
from ..ranges import missing
from ..trusted import OWN_MOVE, trusted
from .loyalty_act_rights import HEAD


class LoyaltyAct(models.Model):
    """The mirror moves each range back by the move that took it, at the value it left with."""

    _inherit = "loyalty.act"

    def _reverse_operation(self):
        """The mirror of one act, posted on the first open day."""
        self.ensure_one()
        later = self.follow_up_ids.filtered(lambda act: not act.reversal_of_id)
        if later.filtered(lambda act: act.state == "posted"):
            raise UserError(
                self.env._("%s is followed by posted acts: reverse those first.", self.name)
            )
        values = self._convert_to_write({name: self[name] for name in HEAD - {"range_ids"}})
        today = fields.Date.context_today(self)
        mirror = self.create(
            {
                **values,
                "reversal_of_id": self.id,
                "posting_date": self._first_open_day(today),
                "parameters": self.parameters,
                "amount_posted": -self.amount_posted,
            }
        )
        mirror._take_number()
        self._operation().take_back(self, mirror)
        mirror._post_mirror_entries()
        mirror._close()
        self.state = "reversed"
        return mirror

    def _move_back_ranges(self, mirror):
        """Move every range back to where it was; one transfer per place."""
        for place in self.range_ids.move_id.location_id:
            ranges = self.range_ids.filtered(
                lambda line, place=place: line.move_id.location_id == place
            )
            mirror._move_back_to(place, ranges)

    def _move_back_to(self, place, ranges):
        """One transfer of the mirror, with the numbers and their states."""
        quantities, reversed_moves = {}, {}
        for line in ranges:
            key = (line.batch_id, line.location_dest_id)
            quantities[key] = quantities.get(key, 0) + line.quantity
            reversed_moves[line.batch_id] = line.move_id
            self._number_back(line, place)
        pickings = self.env["stock.picking"].with_context(force_period_date=self.posting_date)
        picking = pickings._loyalty_transfer(
            self.company_id, quantities, place, self.name, reversed_moves
        )
        self._link(picking)
        self._note_ranges_back(picking, ranges)

    def _note_ranges_back(self, picking, ranges):
        """The mirror names the ranges, at what they cost when ``picking`` moved them back.

        Cards that come back have the value they left with. Those that leave again are valued
        like any that leave, so that what stays is worth what the books say; the mirror's amount
        follows where the cost has changed since.
        """
        moves = {(move.move_line_ids.lot_id, move.location_id): move for move in picking.move_ids}
        by_move, values, dearer = {}, [], 0.0
        for line in ranges:
            move = moves[line.batch_id.lot_id, line.location_dest_id]
            by_move.setdefault(move, []).append(line)
        for move, own in by_move.items():
            for line, cost in zip(own, self._costs_back(move, own), strict=True):
                dearer += cost - line.cost
                place = {"act_id": self.id, "picking_id": picking.id, "move_id": move.id}
                said = {"finding": line.finding, "cost": -cost}
                values.append({**line._numbers(), **place, **said})
        self.amount_posted -= dearer
        trusted(self.env["loyalty.move.range"], OWN_MOVE).create(values)

    def _costs_back(self, move, ranges):
        """What each of ``ranges`` costs that ``move`` took out of stock or into it again."""
        if not (move.is_in or move.is_out):
            return [line.cost for line in ranges]
        value = to_minor(self.currency_id, move.value)
        if value == sum(to_minor(self.currency_id, line.cost) for line in ranges):
            return [line.cost for line in ranges]
        parts = allocate(value, [line.quantity for line in ranges])
        return [to_amount(self.currency_id, part) for part in parts]

    def _number_back(self, line, place):
        """The numbers of one range are in stock at ``place`` again, or void where they came from.

        Refuses numbers that went on since: to another place, another product or a holder.
        """
        batch, span = line.batch_id, (line.first_serial, line.last_serial)
        here = batch._spans(
            SQL(
                "serial BETWEEN %s AND %s AND location_id = %s AND state IN ('stock', 'void')",
                *span,
                line.location_dest_id.id,
            )
        )
        gone = missing(span, here)
        if gone:
            raise UserError(
                self.env._(
                    "%(act)s: these numbers are not at “%(place)s” as it left them: %(numbers)s",
                    act=line.act_id.name,
                    place=line.location_dest_id.display_name,
                    numbers=batch._loyalty_text(gone),
                )
            )
        inside = place.usage in ("internal", "transit")
        if not inside:
            line._check_not_impaired()
        before, after = ("void", "stock") if inside else ("stock", "void")
        batch._set_state_of([span], before, after, self.display_name)
        batch._move_numbers([span], line.location_dest_id, place)
