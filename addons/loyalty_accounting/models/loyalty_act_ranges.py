"""Act on ranges: pieces by one native move per run and place, numbers set-based beside them."""

from odoo import models
from odoo.exceptions import UserError

from ..money import to_amount, to_minor
from ..posting import allocate
from ..ranges import count, missing
from ..trusted import OWN_MOVE, trusted


class LoyaltyAct(models.Model):
    """A step is ``(print run, place): spans``; an act of 100,000 cards has a handful of them."""

    _inherit = "loyalty.act"

    def _steps(self, ranges):
        """Steps of ``ranges``, all in stock at the act's source, or names what is not."""
        source = self._operation().source(self)
        places = self.env["stock.location"].search([("id", "child_of", source.ids)])
        steps = {}
        for batch, spans in ranges._spans_by_batch().items():
            batch._check_in_stock(spans, places)
            for place, own in batch._spans_by_place(spans).items():
                steps[batch, place] = own
        return steps

    def _move_steps(self, ranges, steps, target):
        """Take pieces and numbers of ``steps`` to ``target``; the ranges say so afterwards."""
        quantities = {key: count(spans) for key, spans in steps.items()}
        pickings = self.env["stock.picking"].with_context(force_period_date=self.posting_date)
        picking = pickings._loyalty_transfer(self.company_id, quantities, target, self.name)
        self._link(picking)
        for (batch, place), spans in steps.items():
            batch._move_numbers(spans, place, target)
        self._note_steps(ranges, picking, steps)
        return picking

    def _move_in(self, source, target, values=None, reversed_moves=None, ranges=None):
        """Bring the pieces of all ranges from ``source`` into stock at ``target``.

        :param dict values: ``{print run: value}``; without it all come at present cost
        :param dict reversed_moves: ``{print run: move}`` that took them out, for its accounts
        :param ranges: only these
        """
        ranges = ranges or self.range_ids
        spans = ranges._spans_by_batch()
        steps = {(batch, source): own for batch, own in spans.items()}
        quantities = {key: count(own) for key, own in steps.items()}
        pickings = self.env["stock.picking"].with_context(force_period_date=self.posting_date)
        values = self._present_values(spans) if values is None else values
        picking = pickings._loyalty_transfer(
            self.company_id, quantities, target, self.name, reversed_moves, values
        )
        self._link(picking)
        self._note_steps(ranges, picking, steps)
        return picking

    def _present_values(self, spans):
        """``{print run: value}`` at present cost, said once and for all.

        Odoo asks a move without a value of its own what the cards cost today, also when it
        values a day in the past.
        """
        return {
            batch: self.currency_id.round(batch._loyalty_unit_cost() * count(own))
            for batch, own in spans.items()
        }

    def _note_steps(self, ranges, picking, steps):
        """Replace ``ranges`` by ones of one move each, with their share of its value."""
        values = []
        for (batch, place), spans in steps.items():
            move = picking.move_ids.filtered(
                lambda move, lot=batch.lot_id, place=place: (
                    move.location_id == place and lot in move.move_line_ids.lot_id
                )
            )
            pieces = [last - first + 1 for first, last in spans]
            costs = allocate(self._move_minor(move), pieces)
            for (first, last), cost in zip(spans, costs, strict=True):
                values += [
                    {
                        **part,
                        "batch_id": batch.id,
                        "picking_id": picking.id,
                        "move_id": move.id,
                        "cost": to_amount(self.currency_id, cost),
                    }
                    for part in self._parts(ranges, batch, first, last)
                ]
        ranges = trusted(ranges, OWN_MOVE)
        ranges.unlink()
        return ranges.create(values)

    def _note_book_cost(self, ranges):
        """What cards that don't move cost by the books."""
        for line in trusted(ranges, OWN_MOVE):
            cost = line.batch_id._loyalty_unit_cost() * line.quantity
            line.cost = self.currency_id.round(cost)

    def _parts(self, ranges, batch, first, last):
        """What a new range from ``first`` through ``last`` takes over from the typed one."""
        typed = ranges.filtered(
            lambda line: (
                line.batch_id == batch and line.first_serial <= first and last <= line.last_serial
            )
        )[:1]
        run = batch._run()
        return [
            {
                "act_id": self.id,
                "finding": typed.finding,
                "first_number": run.number(first),
                "last_number": run.number(last),
            }
        ]

    def _move_minor(self, move):
        """Value of a move in minor units; one inside the company shows the present cost."""
        value = move.value
        if not (move.is_in or move.is_out):
            value = self._unit_cost_of(move) * move.quantity
        return to_minor(self.currency_id, value)

    def _unit_cost_of(self, move):
        """Present cost of one card of a move, of its own lot where lots are valued apart."""
        product = move.product_id
        owner = move.move_line_ids.lot_id[:1] if product.lot_valuated else product
        return owner.with_company(self.company_id).standard_price

    def _cost_minor(self):
        """Carrying cost of all ranges, in minor units."""
        return sum(to_minor(self.currency_id, line.cost) for line in self.range_ids)

    def _turn_states(self, before, after):
        """The numbers of the act in state ``before`` are ``after`` now."""
        for batch, spans in self.range_ids._spans_by_batch().items():
            batch._set_state_of(spans, before, after, self.display_name)

    def _check_within(self, others):
        """Every number of the act stands in the ranges ``others``."""
        held = others._spans_by_batch()
        for batch, spans in self.range_ids._spans_by_batch().items():
            foreign = [rest for span in spans for rest in missing(span, held.get(batch, []))]
            if foreign:
                raise UserError(
                    self.env._(
                        "%(act)s does not hold these numbers: %(numbers)s",
                        act=others.act_id[:1].display_name,
                        numbers=batch._loyalty_text(foreign),
                    )
                )

    def _cards_at(self, place):
        """The cards of the ranges, all at ``place``."""
        cards = self.env["loyalty.medium"].sudo()
        for line in self.range_ids:
            cards |= line._cards()
        wrong = cards.filtered(lambda card: card.location_id != place)
        if wrong or len(cards) != sum(self.range_ids.mapped("quantity")):
            raise UserError(
                self.env._(
                    "These numbers are not at “%(place)s”: %(numbers)s",
                    place=place.display_name,
                    numbers=", ".join(wrong[:10].mapped("masked_number"))
                    or self.env._("some were not received"),
                )
            )
        return cards
