"""Invariants of the card books as stored queries: rows returned are violations."""

import logging
import re
from collections import Counter
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
    "account_id": "account.account",
}
ACCOUNTANT = "loyalty_accounting.group_loyalty_accountant"


class LoyaltyConsistency(models.Model):
    """One stored query and what it found in one company when it was last run.

    The queries stand in ``consistency/*.sql``; each file says in its head what it proves and
    why, and each row names its company. They are run every night, from the menu, at the close
    of a month and by the tests.
    """

    _name = "loyalty.consistency"
    _description = "Consistency Check of the Card Books"
    _order = "violation_count desc, name"
    _rec_name = "title"

    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True, ondelete="cascade"
    )
    name = fields.Char(required=True, readonly=True)
    title = fields.Char(required=True, readonly=True)
    reason = fields.Char(required=True, readonly=True)
    violation_count = fields.Integer(string="Violations", readonly=True)
    checked_at = fields.Datetime(readonly=True)

    _name_unique = models.Constraint(
        "UNIQUE(name, company_id)", "A query is checked once in a company."
    )

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
        """Run every query, note what it found in each company; returns all checks."""
        queries, found, checks = self._queries(), self._violations(), self.sudo()
        named = [("name", "in", list(queries))]
        checks.search([("name", "not in", list(queries))]).unlink()
        known = {(check.name, check.company_id.id): check for check in checks.search(named)}
        kept = self.env["res.company"].sudo().search([("loyalty_journal_id", "!=", False)]).ids
        for name, query in queries.items():
            counts = Counter(row["company_id"] for row in found.get(name, ()))
            for company in {*kept, *counts}:
                values = {
                    "title": query["title"],
                    "reason": query["reason"],
                    "violation_count": counts[company],
                    "checked_at": fields.Datetime.now(),
                }
                if (name, company) in known:
                    known[name, company].write(values)
                else:
                    checks.create({"name": name, "company_id": company, **values})
        return self.search(named)

    @api.model
    def _cron_check(self):
        """Every night; what is found stands in the list and in the log."""
        for check in self._check_all().filtered("violation_count"):
            _logger.warning(
                "%s: %s: %s violations",
                check.company_id.name,
                check.title,
                check.violation_count,
            )

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
        rows = [
            row
            for row in self.sudo()._rows(self._queries()[self.name]["sql"])
            if row["company_id"] == self.company_id.id
        ]
        column = next((name for name in (rows[0] if rows else ()) if name in RECORDS), "act_id")
        return {
            "type": "ir.actions.act_window",
            "name": self.title,
            "res_model": RECORDS[column],
            "view_mode": "list,form",
            "views": [(False, "list"), (False, "form")],
            "domain": [("id", "in", [row[column] for row in rows])],
        }
