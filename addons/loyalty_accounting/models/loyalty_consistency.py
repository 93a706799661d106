"""Invariants of the card books as stored queries: rows returned are violations."""

import logging
import re
from pathlib import Path

from odoo import api, fields, models
from odoo.exceptions import AccessError

_logger = logging.getLogger(__name__)

QUERIES = Path(__file__).parents[1] / "consistency"
HEAD = re.compile(r"^-- (title|reason): (.+)$", re.MULTILINE)
# What the first column of a query names, so that a violation opens its record.
RECORDS = {
    "act_id": "loyalty.act",
    "account_move_id": "account.move",
    "medium_id": "loyalty.medium",
    "batch_id": "loyalty.medium.batch",
}
ACCOUNTANT = "loyalty_accounting.group_loyalty_accountant"


class LoyaltyConsistency(models.Model):
    """One stored query and what it found when it was last run.

    The queries stand in ``consistency/*.sql``; each file says in its head what it proves and
    why. They are run every night, from the menu, at the close of a month and by the tests.
    """

    _name = "loyalty.consistency"
    _description = "Consistency Check of the Card Books"
    _order = "violation_count desc, name"
    _rec_name = "title"

    name = fields.Char(required=True, readonly=True)
    title = fields.Char(required=True, readonly=True)
    reason = fields.Char(required=True, readonly=True)
    violation_count = fields.Integer(string="Violations", readonly=True)
    checked_at = fields.Datetime(readonly=True)

    _name_unique = models.Constraint("UNIQUE(name)", "A query is checked once.")

    @api.model
    def _queries(self):
        """``{name: {"title", "reason", "sql"}}`` of the stored queries."""
        found = {}
        for path in sorted(QUERIES.glob("*.sql")):
            text = path.read_text(encoding="utf-8")
            found[path.stem] = {**dict(HEAD.findall(text)), "sql": text}
        return found

    @api.model
    def _violations(self):
        """``{name: rows as dicts}`` of the queries that found something."""
        found = {}
        for name, query in self._queries().items():
            rows = self._rows(query["sql"])
            if rows:
                found[name] = rows
        return found

    @api.model
    def _rows(self, sql):
        """The rows of a stored query."""
        self.env.flush_all()
        self.env.cr.execute(sql)
        return self.env.cr.dictfetchall()

    @api.model
    def _check_all(self):
        """Run every query and note what it found; returns all checks."""
        queries, violations = self._queries(), self._violations()
        checks = self.sudo()
        checks.search([("name", "not in", list(queries))]).unlink()
        known = {check.name: check for check in checks.search([("name", "in", list(queries))])}
        for name, query in queries.items():
            values = {
                "title": query["title"],
                "reason": query["reason"],
                "violation_count": len(violations.get(name, ())),
                "checked_at": fields.Datetime.now(),
            }
            if name in known:
                known[name].write(values)
            else:
                checks.create({"name": name, **values})
        return self.search([("name", "in", list(queries))])

    @api.model
    def _cron_check(self):
        """Every night; what is found stands in the list and in the log."""
        for check in self._check_all().filtered("violation_count"):
            _logger.warning("%s: %s violations", check.title, check.violation_count)

    @api.model
    def action_check(self):
        """Run every query and show the result."""
        if not self.env.user.has_group(ACCOUNTANT):
            raise AccessError(self.env._("Only an accountant checks the card books."))
        self._check_all()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Consistency"),
            "res_model": self._name,
            "view_mode": "list",
            "views": [(False, "list")],
        }

    def action_view_violations(self):
        """Open the records that the query names now, as far as the reader may see them."""
        self.ensure_one()
        self.check_access("read")
        rows = self.sudo()._rows(self._queries()[self.name]["sql"])
        column = next((name for name in (rows[0] if rows else ()) if name in RECORDS), "act_id")
        return {
            "type": "ir.actions.act_window",
            "name": self.title,
            "res_model": RECORDS[column],
            "view_mode": "list,form",
            "views": [(False, "list"), (False, "form")],
            "domain": [("id", "in", [row[column] for row in rows])],
        }
