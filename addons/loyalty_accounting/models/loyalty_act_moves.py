"""Act: operations that need more than one movement of all its numbers."""

from typing import NamedTuple

from odoo import models
from odoo.exceptions import UserError

from ..money import to_amount, to_minor
from ..posting import allocate, input_vat_of, into_cost
from ..ranges import count, missing
from ..trusted import OWN_MOVE, trusted


class Portion(NamedTuple):
    """Cards of one purpose under one set of parameters."""

    parameters: object
    purpose: str
    quantity: int
    cost_minor: int
    deducted_minor: int = 0
    capitalised_minor: int = 0
    allowance_minor: int = 0


class LoyaltyAct(models.Model):
    """Called by ``operations/``, one group of methods per operation."""

    _inherit = "loyalty.act"

    def _portions(self, ranges=None):
        """All cards, or those of ``ranges``, by parameters in force and purpose, for the core."""
        policies = self.env["loyalty.accounting.policy"]
        parts = {}
        for line in self.range_ids if ranges is None else ranges:
            policy = policies._in_force(
                self.company_id, self.operation_date, line.batch_id.program_id
            )
            parts.setdefault((policy, line.batch_id.purpose), []).append(line)
        return [
            Portion(
                policy._parameters(),
                purpose,
                sum(line.quantity for line in lines),
                sum(to_minor(self.currency_id, line.cost) for line in lines),
                *map(sum, zip(*(self._input_tax_of(line) for line in lines), strict=True)),
                sum(self._allowance_of(line) for line in lines),
            )
            for (policy, purpose), lines in parts.items()
        ]

    def _input_tax_of(self, line):
        """Input VAT of the cards of one range, deducted and inside their cost."""
        span = (line.first_serial, line.last_serial)
        return line.batch_id._loyalty_card_taxes([span])[span]

    def _purpose_of(self, product):
        """``free`` for a product kept as materials, ``sale`` for goods."""
        return {"MAT": "free", "GDS": "sale"}[product._loyalty_stock_role(self.company_id)]

    # -- change of purpose -------------------------------------------------------------------

    def _check_other_purpose(self):
        """The cards become a product of another stock account, by which their run is kept."""
        target = self.product_id._loyalty_stock_role(self.company_id)
        for batch in self.range_ids.batch_id:
            if batch.product_id._loyalty_stock_role(self.company_id) == target:
                raise UserError(
                    self.env._(
                        "%(run)s is kept as %(product)s already, on the same stock account as "
                        "%(target)s.",
                        run=batch.name,
                        product=batch.product_id.display_name,
                        target=self.product_id.display_name,
                    )
                )

    def _reclassify(self):
        """The pieces leave one product and enter the other at the same value."""
        product, company = self.product_id, self.company_id
        steps = self._steps(self.range_ids)
        role = product._loyalty_stock_role(company)
        self._move_steps(self.range_ids, steps, company._loyalty_place(role))
        source = company._loyalty_place("reclassified")
        costs = {}
        for line in trusted(self.range_ids, OWN_MOVE):
            key, moved = (line.batch_id, line.location_id), self._tax_into_cost(line)
            line.input_tax = to_amount(self.currency_id, moved)
            costs[key] = costs.get(key, 0) + to_minor(self.currency_id, line.cost) + moved
        for (batch, place), spans in steps.items():
            sibling = batch._sibling(product)
            value = to_amount(self.currency_id, costs[batch, place])
            sibling._adopt(spans, batch, place)
            self._enter_as(sibling, spans, source, place, value)

    def _tax_into_cost(self, line):
        """Input VAT that the new purpose puts into the cost of a range, or below zero takes out."""
        policies = self.env["loyalty.accounting.policy"]
        program = line.batch_id.program_id
        policy = policies._in_force(self.company_id, self.operation_date, program)
        terms = policy._parameters()
        purpose = self._purpose_of(self.product_id)
        return into_cost(terms.regime, input_vat_of(terms, purpose), self._input_tax_of(line))

    def _enter_as(self, batch, spans, source, place, value):
        """Bring the pieces in under another product; the numbers stand beside the transfer."""
        picking = self.env["stock.picking"]._loyalty_transfer(
            self.company_id,
            {(batch, source): count(spans)},
            place,
            self.name,
            values={batch: value},
        )
        self._link(picking)
        run = batch._run()
        trusted(self.env["loyalty.move.range"], OWN_MOVE).create(
            [
                {
                    "picking_id": picking.id,
                    "move_id": picking.move_ids.id,
                    "batch_id": batch.id,
                    "first_number": run.number(first),
                    "last_number": run.number(last),
                }
                for first, last in spans
            ]
        )

    # -- return of retained cards ------------------------------------------------------------

    def _returned_values(self):
        """``{print run: value}`` of the cards returned: the estimate, shared by cards."""
        spans = self.range_ids._spans_by_batch()
        pieces = [count(own) for own in spans.values()]
        minor = to_minor(self.currency_id, self.return_value)
        values = (to_amount(self.currency_id, part) for part in allocate(minor, pieces))
        return dict(zip(spans, values, strict=True))

    def _close_lines(self, cards):
        """The issues of ``cards`` are over: their lines stand for no present issue.

        :return: what they stood for off balance
        """
        lines = self.env["loyalty.act.line"].sudo()
        own = lines.search([("medium_id", "in", cards.ids), ("open", "=", True)])
        own.open = False
        return sum(own.mapped("off_balance"))

    # -- receipt -----------------------------------------------------------------------------

    def _return_to_supplier(self, ranges):
        """Defective cards go back to the printer; their numbers are void until reprinted.

        Their order counts them as not received, so that it asks for a credit note.
        """
        place = self.receipt_id.location_id
        steps = self._steps(ranges)
        spans = ranges._spans_by_batch()
        ordered = ranges.batch_id.purchase_line_id._loyalty_cards()
        with ordered._loyalty_price_change(self, self.posting_date):
            picking = self._move_steps(ranges, steps, place)
            for batch, own in spans.items():
                batch._set_state_of(own, "stock", "void", self.display_name)
                moves = picking.move_ids.filtered(
                    lambda move, lot=batch.lot_id: lot in move.lot_ids
                )
                moves.purchase_line_id = batch.purchase_line_id

    # -- count -------------------------------------------------------------------------------

    def action_compare(self):
        """Compare what was counted with the register; the differences stand beside it."""
        self.ensure_one()
        self.check_access("write")
        if self.state == "draft":
            self.sudo()._check_numbers()
            self.sudo()._compare_count()

    def _compare_count(self):
        """Note numbers that are missing at the place, and numbers not expected there."""
        self.range_ids.filtered(lambda line: line.finding in ("missing", "extra")).unlink()
        for batch, finding, spans in self._differences(self.range_ids._spans_by_batch()):
            self._note_finding(batch, finding, spans)

    def _differences(self, counted):
        """``(print run, finding, spans)`` where what was ``counted`` is not what is booked."""
        booked = self._booked_spans()
        found = []
        for batch in sorted(counted.keys() | booked.keys(), key=lambda run: run.id):
            mine, book = counted.get(batch, []), booked.get(batch, [])
            found += [(batch, "missing", less(book, mine)), (batch, "extra", less(mine, book))]
        return [difference for difference in found if difference[2]]

    def _booked_spans(self):
        """``{print run: spans}`` in stock at the place by the register."""
        runs = self.env["loyalty.medium.batch"].search(
            [("company_id", "=", self.company_id.id), ("state", "in", ("ordered", "received"))]
        )
        found = {run: run._spans_in_stock(self.location_id) for run in runs}
        return {run: spans for run, spans in found.items() if spans}

    def _note_finding(self, batch, finding, spans):
        """Add ranges of ``finding`` to the act."""
        run = batch._run()
        self.env["loyalty.move.range"].create(
            [
                {
                    "act_id": self.id,
                    "batch_id": batch.id,
                    "finding": finding,
                    "first_number": run.number(first),
                    "last_number": run.number(last),
                }
                for first, last in spans
            ]
        )

    def _draft_differences(self):
        """Drafts of a shortage and a surplus act, for the accountant to explain and post."""
        places = {"missing": ("shortage", "location_id"), "extra": ("surplus", "location_dest_id")}
        for finding, (kind, field) in places.items():
            self._draft_difference(
                kind, field, self.range_ids.filtered(lambda line, own=finding: line.finding == own)
            )

    def _draft_difference(self, kind, field, ranges):
        """A draft of ``kind`` on ``ranges``, with the place looked at in ``field``.

        What got lost on the way is the sender's: nobody took it over.
        """
        sender = self.origin_id.responsible_id
        if ranges:
            self.create(
                {
                    "type": kind,
                    "company_id": self.company_id.id,
                    "operation_date": self.operation_date,
                    field: self._operation().source(self).id,
                    **({"responsible_id": sender.id} if sender else {}),
                    "origin_id": self.id,
                    "reason": self.env._("Found by %s", self.name),
                    "range_ids": [(0, 0, line._numbers()) for line in ranges],
                }
            )


def less(spans, taken):
    """``spans`` less the serials of ``taken``."""
    return [rest for span in spans for rest in missing(span, taken)]
