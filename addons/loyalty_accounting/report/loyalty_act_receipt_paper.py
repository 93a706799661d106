"""The receipt note as a paper: every number that came, with its cost, beside what was wrong."""

from odoo import models

from ..models.loyalty_act_moves import less
from ..money import to_amount, to_minor
from ..posting import allocate


class LoyaltyAct(models.Model):
    """Each number stands in one row; what came without a fault is named by the receipt."""

    _inherit = "loyalty.act"

    def _paper_values(self):
        values = super()._paper_values()
        if self.type == "receipt":
            values["arrived"] = self._arrived_rows()
        return values

    def _arrived_rows(self):
        """``[print run, product, first number, last number, cards, cost]`` of what is no defect."""
        ranges = self.receipt_id.sudo().loyalty_range_ids.filtered("move_id")
        bad = self.range_ids.filtered(lambda line: line.finding == "defective")._spans_by_batch()
        rows = []
        for move, own in ranges.grouped("move_id").items():
            good = [
                (batch, first, last)
                for batch, spans in own._spans_by_batch().items()
                for first, last in less(spans, bad.get(batch, []))
            ]
            cards = [last - first + 1 for _batch, first, last in good]
            value = to_minor(self.currency_id, move.value)
            costs = allocate(value, [*cards, sum(own.mapped("quantity")) - sum(cards)])
            for (batch, first, last), quantity, cost in zip(good, cards, costs, strict=False):
                run, product = batch._run(), batch.product_id.display_name
                numbers = run.number(first), run.number(last)
                amount = to_amount(self.currency_id, cost)
                rows.append([batch.name, product, *numbers, quantity, amount])
        return rows

    def _paper_rows(self):
        if self.type != "receipt" or self.reversal_of_id:
            yield from super()._paper_rows()
            return
        arrived = (self.parameters or self._paper_values()).get("arrived", ())
        has_findings, shows_cost = self._has_findings(), self._lists_cost()
        present = dict(self.range_ids._fields["finding"]._description_selection(self.env))[
            "present"
        ]
        for number, (run, product, first, last, cards, cost) in enumerate(arrived, start=1):
            yield (
                *(number, run, product, first, last),
                *((present,) if has_findings else ()),
                cards,
                *((cost,) if shows_cost else ()),
            )
        for number, row in enumerate(super()._paper_rows(), start=len(arrived) + 1):
            yield (number, *row[1:])
