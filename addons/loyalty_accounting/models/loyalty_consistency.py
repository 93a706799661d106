"""Invariants of the card books as stored queries: rows returned are violations."""

import re
from pathlib import Path

from odoo import api, models

QUERIES = Path(__file__).parents[1] / "consistency"
HEAD = re.compile(r"^-- (title|reason): (.+)$", re.MULTILINE)


class LoyaltyConsistency(models.AbstractModel):
    """Runs ``consistency/*.sql``; each file says in its head what it proves and why."""

    _name = "loyalty.consistency"
    _description = "Card Books: Consistency"

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
        self.env.flush_all()
        found = {}
        for name, query in self._queries().items():
            self.env.cr.execute(query["sql"])
            rows = self.env.cr.dictfetchall()
            if rows:
                found[name] = rows
        return found
