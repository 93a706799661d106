"""Recalculating all levels of a program: in chunks, with progress, restartable."""

import logging

from psycopg2.errors import OperationalError

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

_logger = logging.getLogger(__name__)

CHUNK = 10_000
ATTEMPTS_MAX = 5


class LoyaltyRecalculation(models.Model):
    """One pass over the memberships of a program, in the order of their ids.

    Totals and levels are read from the entries again, so a pass may stop anywhere and go on:
    what is right already is not touched.
    """

    _name = "loyalty.recalculation"
    _description = "Recalculation of Levels"
    _order = "id desc"
    _rec_name = "program_id"

    program_id = fields.Many2one(
        "loyalty.program", required=True, readonly=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="program_id.company_id", store=True, index=True)
    state = fields.Selection(
        selection=[("waiting", "In Progress"), ("done", "Done"), ("failed", "Failed")],
        required=True,
        readonly=True,
        default="waiting",
        index=True,
    )
    total = fields.Integer(string="Memberships", readonly=True)
    done = fields.Integer(readonly=True)
    changed = fields.Integer(string="Levels Changed", readonly=True)
    progress = fields.Float(string="Progress (%)", compute="_compute_progress")
    last_id = fields.Integer(readonly=True, help="The membership up to which all is done.")
    error = fields.Text(readonly=True)
    attempts = fields.Integer(readonly=True)
    finished_at = fields.Datetime(readonly=True)

    _one_open = models.UniqueIndex(
        "(program_id) WHERE state = 'waiting'",
        "The levels of this program are being recalculated already.",
    )

    @api.depends("total", "done")
    def _compute_progress(self):
        for run in self:
            run.progress = 100.0 * run.done / run.total if run.total else 100.0

    @api.model
    def _start(self, program):
        """The run for ``program``: the open one begins again, or a new one."""
        program.ensure_one()
        runs = self.sudo()
        run = runs.search([("program_id", "=", program.id), ("state", "=", "waiting")], limit=1)
        values = {"total": self._members(program), "done": 0, "last_id": 0, "changed": 0}
        if run:
            run.write(values)
        else:
            run = runs.create({"program_id": program.id, **values})
        self.env.ref("loyalty_discount.cron_recalculate").sudo()._trigger()
        return run

    @api.model
    def _members(self, program):
        cards = self.env["loyalty.card"].sudo().with_context(active_test=False)
        return cards.search_count([("program_id", "=", program.id)])

    def _step(self, chunk=CHUNK):
        """Recalculate the next memberships; returns how many."""
        self.ensure_one()
        cards = self.env["loyalty.card"].sudo()
        self.env.flush_all()
        rows = self.env.execute_query(
            SQL(
                "SELECT id FROM loyalty_card WHERE program_id = %s AND id > %s"
                " ORDER BY id LIMIT %s",
                self.program_id.id,
                self.last_id,
                chunk,
            )
        )
        ids = [key for (key,) in rows]
        if not ids:
            self.write({"state": "done", "error": False, "finished_at": fields.Datetime.now()})
            return 0
        self.env.cr.execute("SET LOCAL work_mem = '64MB'")
        day = fields.Date.to_string(cards.browse(ids[0])._loyalty_today())
        earning = self.program_id._earning()
        groups = cards._replay(self.program_id, earning, ids, day)
        why = {"reason": "recalculation", "moment": fields.Datetime.now()}
        changed = cards._store_standings(self.program_id, earning, groups, **why)
        self.write(
            {
                "last_id": ids[-1],
                "done": self.done + len(ids),
                "changed": self.changed + len(changed),
                "attempts": 0,
                "error": False,
            }
        )
        return len(ids)

    @api.model
    def _cron_recalculate(self):
        """Go on with what is open; each chunk is kept, whatever happens to the next."""
        cron = self.env["ir.cron"]
        for run in self.sudo().search([("state", "=", "waiting")], order="id"):
            count = 1
            while count:
                count = run._try_step()
                left = sum(
                    other.total - other.done
                    for other in self.sudo().search([("state", "=", "waiting")])
                )
                if not cron._commit_progress(count, remaining=max(left, 0)):
                    return

    def _try_step(self):
        """A chunk, or a note of what went wrong; a sale at the same moment is tried again."""
        try:
            with self.env.cr.savepoint():
                return self._step()
        except OperationalError:
            _logger.info("Recalculation %s met a sale and tries again", self.id)
            self.env.cr.rollback()
            return self._note_failure(self.env._("Tills were booking at the same moment."))
        except Exception as error:
            _logger.exception("Recalculation %s failed after membership %s", self.id, self.last_id)
            return self._note_failure(repr(error))

    def _note_failure(self, error):
        """Remember ``error``; returns 1 to try again, 0 when it has failed too often."""
        attempts = self.attempts + 1
        state = "failed" if attempts >= ATTEMPTS_MAX else "waiting"
        self.write({"attempts": attempts, "error": error[:2000], "state": state})
        return 1 if state == "waiting" else 0

    def action_continue(self):
        """Go on after a failure (managers)."""
        self.env["loyalty.mismatch"]._check_manager()
        self.check_access("read")
        for run in self.sudo().filtered(lambda run: run.state == "failed"):
            run.write({"state": "waiting", "attempts": 0})
        self.env.ref("loyalty_discount.cron_recalculate").sudo()._trigger()


class LoyaltyProgram(models.Model):
    """Starts a recalculation, by hand or because a setting changed."""

    _inherit = "loyalty.program"

    def action_recalculate_levels(self):
        """Recalculate all levels of this program (managers), and show the progress."""
        self.ensure_one()
        self.env["loyalty.mismatch"]._check_manager()
        self.check_access("read")
        if self.program_type != "discount":
            raise UserError(self.env._("Only cumulative discount programs have levels."))
        run = self.env["loyalty.recalculation"]._start(self)
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "loyalty_discount.loyalty_recalculation_action"
        )
        return {**action, "view_mode": "form", "views": [(False, "form")], "res_id": run.id}

    def _recalculate_later(self):
        """Let the levels follow changed settings where there are members."""
        for program in self:
            if self.env["loyalty.recalculation"]._members(program):
                self.env["loyalty.recalculation"]._start(program)
