"""Enter numbers: type or scan first and last, or paste; what is wrong is named one by one."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.loyalty_move_range import FINDINGS
from ..ranges import NumberError, overlap, read_entry

SHOWN = 20


class LoyaltyNumberEntry(models.TransientModel):
    """Numbers for an act or a transfer; nothing is taken while anything is wrong."""

    _name = "loyalty.number.entry"
    _description = "Enter Card Numbers"

    act_id = fields.Many2one("loyalty.act", ondelete="cascade")
    picking_id = fields.Many2one("stock.picking", ondelete="cascade")
    text = fields.Text(
        string="Numbers",
        required=True,
        help="First and last number of a stack on a line, with a blank or a dash between, or "
        "single numbers.",
    )
    in_turn = fields.Boolean(
        string="First and last in turn",
        help="A scanner gives one number a line: the first of a stack, then its last.",
    )
    finding = fields.Selection(selection=FINDINGS)
    has_findings = fields.Boolean(compute="_compute_has_findings")
    problems = fields.Text(readonly=True)
    quantity = fields.Integer(string="Cards", readonly=True)

    @api.depends("act_id")
    def _compute_has_findings(self):
        """Only some types of act say how single numbers were found."""
        for entry in self:
            operation = entry.act_id and entry.act_id._operation()
            entry.has_findings = bool(operation and operation.findings)

    def action_check(self):
        """Say what is wrong, and take nothing yet."""
        ranges, problems = self._read()
        self.problems = "\n".join(problems[:SHOWN])
        self.quantity = sum(line["last"] - line["first"] + 1 for line in ranges)
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Enter Numbers"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }

    def action_take(self):
        """Add the numbers to the document, if all of them are right."""
        self._document().check_access("write")
        ranges, problems = self._read()
        if problems:
            raise UserError("\n".join(problems[:SHOWN]))
        self.env["loyalty.move.range"].create([self._values(line) for line in ranges])
        return {"type": "ir.actions.act_window_close"}

    def _document(self):
        """The act or the transfer the numbers are for."""
        self.ensure_one()
        return self.act_id or self.picking_id

    def _values(self, line):
        """Values of a range."""
        run = line["batch"]._run()
        return {
            "act_id": self.act_id.id,
            "picking_id": self.picking_id.id,
            "batch_id": line["batch"].id,
            "finding": self.finding,
            "first_number": run.number(line["first"]),
            "last_number": run.number(line["last"]),
        }

    # -- reading -----------------------------------------------------------------------------

    def _read(self):
        """``(ranges, problems)``: every line that can be read, and every sentence about others."""
        try:
            pairs = read_entry(self.text or "", self.in_turn)
        except ValueError as error:
            return [], [
                self.env._("Line %s: put first and last number on a line, not more.", error)
            ]
        ranges, problems = [], []
        for pair in pairs:
            try:
                ranges.append(self._range(pair))
            except UserError as error:
                problems.append(self.env._("Line %(line)s: %(text)s", line=pair.line, text=error))
        return ranges, problems + self._problems(ranges)

    def _range(self, pair):
        """A pair of numbers as run and serials."""
        batch = self.env["loyalty.medium.batch"]._of_number(pair.first, self._document().company_id)
        if not batch:
            raise UserError(self._why_of_no_run(pair.first))
        first, last = batch._serial(pair.first), batch._serial(pair.last)
        if last < first:
            raise UserError(self.env._("%s: the last number comes before the first.", pair.first))
        return {"batch": batch, "first": first, "last": last}

    def _why_of_no_run(self, number):
        """A misread check digit is named with its run, anything else as unknown."""
        runs = self.env["loyalty.medium.batch"].search(
            [
                ("company_id", "=", self._document().company_id.id),
                ("state", "in", ("ordered", "received")),
            ]
        )
        for run in runs:
            try:
                run._run().serial(number)
            except NumberError as error:
                if error.code == "wrong_check":
                    return run._number_error_text(error)
        return self.env._("%s belongs to no print run.", number)

    def _problems(self, ranges):
        """Overlaps among the numbers and with those entered before; numbers elsewhere or out."""
        spans = self._document()[self._range_field()]._spans_by_batch()
        for line in ranges:
            spans.setdefault(line["batch"], []).append((line["first"], line["last"]))
        problems = [
            self.env._("These numbers are entered twice: %s", batch._loyalty_text(twice))
            for batch, own in spans.items()
            if (twice := overlap(own))
        ]
        places = self._source_places()
        for line in ranges if places else ():
            problems += line["batch"]._span_problems((line["first"], line["last"]), places)
        return problems

    def _range_field(self):
        """Name of the ranges of the document."""
        return "range_ids" if self.act_id else "loyalty_range_ids"

    def _source_places(self):
        """Where the numbers must be in stock, places below included; empty for any."""
        places = self.env["stock.location"]
        operation = self.act_id and self.act_id._operation()
        if operation and (not operation.from_stock or self.finding in operation.not_in_stock):
            return places
        source = self.picking_id.location_id
        if self.act_id:
            source = self.act_id._operation().source(self.act_id)
        if not source or source.usage == "supplier":
            return places
        return places.search([("id", "child_of", source.ids)])
