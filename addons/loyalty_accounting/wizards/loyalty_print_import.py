"""The printer's file: what was printed of a run, checked as a whole, then taken as a whole."""

import base64

from odoo import fields, models
from odoo.exceptions import UserError

from ..ranges import compare, count
from ..report.table import TableError, read_table

SHOWN = 20


class LoyaltyPrintImport(models.TransientModel):
    """Nothing is taken while a row is wrong; gaps are taken only when they are known."""

    _name = "loyalty.print.import"
    _description = "Import of the Printer's File"

    batch_id = fields.Many2one(
        "loyalty.medium.batch", string="Print Run", required=True, ondelete="cascade"
    )
    file = fields.Binary(required=True, attachment=False, help="A csv or xlsx file of numbers.")
    file_name = fields.Char()
    gaps_known = fields.Boolean(
        string="Missing Numbers Are Known", help="Take the file although numbers are missing."
    )
    report = fields.Text(readonly=True)
    quantity = fields.Integer(string="Cards in the File", readonly=True)
    fault_count = fields.Integer(string="Wrong Rows", readonly=True)
    gap_count = fields.Integer(string="Missing Numbers", readonly=True)

    def action_check(self):
        """The dry run: say what is wrong and what is missing, and take nothing."""
        self.ensure_one()
        self.batch_id.check_access("read")
        found = self._compare()
        self.write(
            {
                "quantity": count(found.spans),
                "fault_count": len(found.faults),
                "gap_count": count(found.gaps),
                "report": "\n".join(self._sentences(found)),
            }
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Printer's File"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }

    def action_import(self):
        """Name the numbers of the file on the open receipt of the run, all of them or none."""
        self.ensure_one()
        receipt = self._receipt()
        receipt.check_access("write")
        found = self._compare()
        if found.faults or (found.gaps and not self.gaps_known):
            raise UserError("\n".join(self._sentences(found)))
        self._check_not_received(found.spans)
        run = self.batch_id._run()
        old = receipt.loyalty_range_ids.filtered(lambda line: line.batch_id == self.batch_id)
        old.unlink()
        self.env["loyalty.move.range"].create(
            [
                {
                    "picking_id": receipt.id,
                    "batch_id": self.batch_id.id,
                    "first_number": run.number(first),
                    "last_number": run.number(last),
                }
                for first, last in found.spans
            ]
        )
        self._note(found)
        return {
            "type": "ir.actions.act_window",
            "res_model": "stock.picking",
            "res_id": receipt.id,
            "view_mode": "form",
        }

    def _compare(self):
        """The file against the run; says what is the matter with a file that is no table."""
        try:
            numbers = read_table(base64.b64decode(self.with_context(bin_size=False).file))
        except TableError as error:
            texts = {
                "not_a_table": self.env._("The file is neither csv nor xlsx."),
                "no_numbers": self.env._("The file holds no card numbers."),
            }
            raise UserError(texts[str(error)]) from error
        return compare(self.batch_id._run(), numbers)

    def _receipt(self):
        """The receipt that waits for the cards of the run."""
        if self.batch_id.state not in ("ordered", "received"):
            raise UserError(
                self.env._("%s is not ordered: settle its numbers first.", self.batch_id.name)
            )
        pickings = self.batch_id.sudo().purchase_line_id.order_id.picking_ids
        waiting = pickings.filtered(
            lambda picking: (
                picking.state not in ("done", "cancel") and picking.picking_type_code == "incoming"
            )
        )
        if not waiting:
            raise UserError(self.env._("No receipt waits for the cards of %s.", self.batch_id.name))
        return waiting[:1].with_env(self.env)

    def _check_not_received(self, spans):
        """Cards that came before are not received again."""
        open_spans = self.batch_id._unregistered_spans()
        known = count(spans) - sum(
            max(min(last, end) - max(first, start) + 1, 0)
            for first, last in spans
            for start, end in open_spans
        )
        if known:
            raise UserError(
                self.env._("%(count)s cards of the file were received before.", count=known)
            )

    def _sentences(self, found):
        """The report in words: rows that are wrong first, then what is missing."""
        codes = {
            "twice": self.env._("%s stands in the file twice."),
            "not_digits": self.env._("%s: a card number has digits only."),
            "wrong_length": self.env._("%s is too long or too short."),
            "wrong_prefix": self.env._("%s has another prefix."),
            "wrong_check": self.env._("%s: the check digit is wrong."),
            "out_of_run": self.env._("%s belongs to another print run."),
        }
        texts = [
            self.env._(
                "Row %(row)s: %(text)s", row=fault.row, text=codes[fault.code] % fault.number
            )
            for fault in found.faults[:SHOWN]
        ]
        if len(found.faults) > SHOWN:
            texts.append(self.env._("and %s more", len(found.faults) - SHOWN))
        if found.gaps:
            texts.append(
                self.env._(
                    "%(count)s numbers of the run are missing in the file: %(numbers)s",
                    count=count(found.gaps),
                    numbers=self.batch_id._loyalty_text(found.gaps),
                )
            )
        return texts or [self.env._("All %s numbers of the run, each once.", found.rows)]

    def _note(self, found):
        """What was taken stands on the run."""
        self.batch_id.message_post(
            body=self.env._(
                "The printer's file “%(file)s” names %(count)s cards. %(report)s",
                file=self.file_name or "",
                count=count(found.spans),
                report=" ".join(self._sentences(found)),
            )
        )
