"""The count sheet as a paper: what the books say, what was counted, what differs."""

from odoo import api, fields, models

from ..models.loyalty_act_moves import less
from ..registers import Column


class LoyaltyAct(models.Model):
    """Each number stands in one row: in both, in the books only, or at the place only."""

    _inherit = "loyalty.act"

    booked_quantity = fields.Integer(
        string="By the Books",
        compute="_compute_booked_quantity",
        help="Cards that the register has at the place.",
    )

    @api.depends("range_ids.quantity", "range_ids.finding", "type")
    def _compute_booked_quantity(self):
        for act in self:
            found = act._count_spans() if act._compares() else ()
            act.booked_quantity = sum(
                last - first + 1
                for _batch, finding, spans in found
                if finding != "extra"
                for first, last in spans
            )

    def _compares(self):
        """Is it a count?"""
        return bool(self._operation()) and self._operation().compares

    def _count_values(self):
        """What posting keeps of a count besides: the cost of one card by print run."""
        if not self._compares():
            return {}
        runs = {batch for batch, _finding, _spans in self._count_spans()}
        return {"costs": {str(run.id): run._loyalty_unit_cost() for run in runs}}

    def _count_costs(self):
        """``{id of a print run: cost of one card}``; None where the reader sees none.

        A sheet that was posted before sheets had amounts stays as it was.
        """
        kept = self.parameters or self._paper_values()
        return kept.get("costs") if self._shows_cost() else None

    def _count_columns(self):
        """The columns of a count sheet."""
        amounts = (
            Column(self.env._("Cost by the books"), "money", 13, total=True),
            Column(self.env._("Cost of the difference"), "money", 13, total=True),
        )
        return (
            *self._range_columns(),
            Column(self.env._("By the books"), "count", 12, total=True),
            Column(self.env._("Counted"), "count", 10, total=True),
            Column(self.env._("Difference"), "count", 11, total=True),
            *(amounts if self._count_costs() is not None else ()),
        )

    def _count_rows(self):
        """One row per span of numbers that were found alike."""
        findings = dict(self.range_ids._fields["finding"]._description_selection(self.env))
        number, costs = 0, self._count_costs()
        for batch, finding, spans in self._count_spans():
            run = batch._run()
            for first, last in spans:
                number += 1
                cards = last - first + 1
                booked = 0 if finding == "extra" else cards
                counted = 0 if finding == "missing" else cards
                difference = counted - booked
                row = (
                    *(number, batch.name, batch.product_id.display_name),
                    *(run.number(first), run.number(last), findings[finding]),
                    *(booked, counted, difference),
                )
                cost = 0 if costs is None else costs.get(str(batch.id), 0)
                amounts = (self.currency_id.round(cost * n) for n in (booked, difference))
                yield row if costs is None else (*row, *amounts)

    def _count_spans(self):
        """``(print run, finding, spans)``: what was counted and expected, then what differs."""
        spans = {
            finding: self.range_ids.filtered(
                lambda line, own=finding: line.finding == own
            )._spans_by_batch()
            for finding in ("missing", "extra")
        }
        counted = self._ranges_entered().filtered("first_serial")._spans_by_batch()
        for batch in sorted({*counted, *spans["missing"]}, key=lambda run: run.id):
            extra = spans["extra"].get(batch, [])
            yield batch, "present", less(counted.get(batch, []), extra)
            yield batch, "extra", extra
            yield batch, "missing", spans["missing"].get(batch, [])
