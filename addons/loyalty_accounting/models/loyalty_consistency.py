"""Invariants of the card books as stored queries: rows returned are violations."""

import logging
from collections import Counter
from pathlib import Path

from odoo import api, fields, models
from odoo.exceptions import AccessError

_logger = logging.getLogger(__name__)

QUERIES = Path(__file__).parents[1] / "consistency"
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

    The queries stand in ``consistency/*.sql``, what each proves and why in :meth:`_titles`
    and :meth:`_reasons`; each row names its company. They are run every night, from the menu,
    at the close of a month and by the tests.
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
        """``{name: sql}`` of the stored queries."""
        return {
            path.stem: path.read_text(encoding="utf-8") for path in sorted(QUERIES.glob("*.sql"))
        }

    @api.model
    def _titles(self):
        """``{name: what it proves}`` of the stored queries."""
        return {
            "act_equals_ledger": self.env._("The ledger of an act says what its paper says"),
            "entries_balance": self.env._(
                "Every entry of the card books balances and keeps off-balance accounts apart"
            ),
            "issue_has_an_act": self.env._(
                "Every card given away in a closed shift stands in an act"
            ),
            "off_balance_equals_cards_out": self.env._(
                "Off balance stands what retained cards in the hands of holders stand for"
            ),
            "open_line_has_a_holder": self.env._("A card whose issue stands in an act is out"),
            "place_follows_state": self.env._("The place of a number fits its state and its act"),
            "register_equals_stock": self.env._(
                "The register has as many numbers in every place as stock has pieces"
            ),
        }

    @api.model
    def _reasons(self):
        """``{name: why it must hold}`` of the stored queries."""
        return {
            "act_equals_ledger": self.env._(
                "What a posted act shows is exactly its entries, all of them posted."
            ),
            "entries_balance": self.env._(
                "An off-balance account has no place beside the balance sheet."
            ),
            "issue_has_an_act": self.env._(
                "A card handed out without an act has left the books without tax and cost."
            ),
            "off_balance_equals_cards_out": self.env._(
                "A returned, expired or replaced card of the company is off balance no longer."
            ),
            "open_line_has_a_holder": self.env._(
                "A card back in stock or destroyed has no open issue any more."
            ),
            "place_follows_state": self.env._(
                "In stock means on a shelf; given away means act pending until its act is posted."
            ),
            "register_equals_stock": self.env._(
                "A number and its plastic move together, or a card is lost on paper."
            ),
        }

    @api.model
    def _violations(self):
        """``{name: rows as dicts}`` of the queries that found something."""
        found = {}
        for name, query in self._queries().items():
            rows = self._rows(query)
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
        """Run every query, note what it found in each company; returns all checks.

        Title and reason are in the language of the company, whoever runs it.
        """
        names, found, checks = list(self._queries()), self._violations(), self.sudo()
        checks.search([("name", "not in", names)]).unlink()
        known = {(check.name, check.company_id): check for check in checks.search([])}
        counts = Counter((name, row["company_id"]) for name, rows in found.items() for row in rows)
        companies = self.env["res.company"].sudo()
        kept = companies.search([("loyalty_journal_id", "!=", False)])
        for company in kept | companies.browse({company for _name, company in counts}):
            own = self.with_context(lang=company.partner_id.lang)
            titles, reasons = own._titles(), own._reasons()
            for name in names:
                values = {
                    "title": titles[name],
                    "reason": reasons[name],
                    "violation_count": counts[name, company.id],
                    "checked_at": fields.Datetime.now(),
                }
                if (name, company) in known:
                    known[name, company].write(values)
                else:
                    checks.create({"name": name, "company_id": company.id, **values})
        return self.search([("name", "in", names)])

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
            for row in self.sudo()._rows(self._queries()[self.name])
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
