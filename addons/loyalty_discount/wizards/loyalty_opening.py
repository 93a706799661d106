"""Levels and spend of an old system, from a file: dry run first, then all of it or nothing."""

import base64
from collections import Counter

from odoo import fields, models
from odoo.exceptions import UserError

from ..standing import read_opening
from .loyalty_opening_text import explain
from .table_file import TableError, read_table

SHOWN_MAX = 200


class LoyaltyOpening(models.TransientModel):
    """Checks a file, shows what it would do, and books it as dated opening entries."""

    _name = "loyalty.opening"
    _description = "Opening Levels and Spend"

    program_id = fields.Many2one(
        "loyalty.program", required=True, domain="[('program_type', '=', 'discount')]"
    )
    currency_id = fields.Many2one(related="program_id.currency_id")
    file = fields.Binary(required=True, help="csv or xlsx; the first row names the columns.")
    file_name = fields.Char()
    state = fields.Selection(
        selection=[("draft", "File"), ("checked", "Dry Run"), ("done", "Booked")], default="draft"
    )
    problem_ids = fields.One2many("loyalty.opening.problem", "opening_id", readonly=True)
    problem_count = fields.Integer(string="Rows That Can't Be Booked", readonly=True)
    row_count = fields.Integer(string="Rows", readonly=True)
    new_count = fields.Integer(string="New", readonly=True)
    known_count = fields.Integer(string="Booked Before", readonly=True)
    spend_total = fields.Monetary(string="Spend in Total", readonly=True)
    visits_total = fields.Integer(string="Visits in Total", readonly=True)
    levels_text = fields.Char(string="Levels", readonly=True)

    # -- buttons -----------------------------------------------------------------------------------

    def action_check(self):
        """Dry run: nothing is booked."""
        self._prepare()
        return self._show()

    def action_book(self):
        """Book the file if every row is right; what was booked before is left alone."""
        new = self._prepare()
        if self.problem_count:
            raise UserError(
                self.env._(
                    "%s rows can't be booked, so nothing was: see the list, correct the file "
                    "and check it again.",
                    self.problem_count,
                )
            )
        self._book(new)
        self.state = "done"
        return self._show()

    def _show(self):
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }

    # -- checking ----------------------------------------------------------------------------------

    def _prepare(self):
        """Read and check the file; returns ``[(membership, level, row)]`` not booked before."""
        self.ensure_one()
        self.env["loyalty.mismatch"]._check_manager()
        self.program_id.check_access("read")
        if self.program_id.program_type != "discount":
            raise UserError(self.env._("Choose a cumulative discount program."))
        rows, problems = self._read()
        found, more = self._match(rows)
        faults = [*(problem._asdict() for problem in problems), *more]
        new, known, twice = self._compare(found)
        faults += twice
        self.problem_ids.unlink()
        self.write(
            {
                "state": "checked",
                "row_count": len(rows) + len({problem.line for problem in problems}),
                "problem_count": len({fault["line"] for fault in faults}),
                "new_count": len(new),
                "known_count": known,
                "spend_total": sum(row.spend for row in rows),
                "visits_total": sum(row.visits for row in rows),
                "levels_text": self._count_levels(found),
                "problem_ids": [
                    (0, 0, {"line": fault["line"], "text": explain(self.env, fault)})
                    for fault in sorted(faults, key=lambda fault: fault["line"])[:SHOWN_MAX]
                ],
            }
        )
        return new

    def _read(self):
        today = self.env["loyalty.card"].new({"program_id": self.program_id.id})._loyalty_today()
        try:
            table = read_table(base64.b64decode(self.file or b""))
        except TableError as error:
            raise UserError(explain(self.env, {"code": str(error)})) from error
        return read_opening(table, today.isoformat())

    def _count_levels(self, found):
        counts = Counter(level.name for _membership, level, _row in found if level)
        return ", ".join(f"{name}: {count}" for name, count in sorted(counts.items()))

    def _match(self, rows):
        """``([(membership, level, row)], faults)``: whose rows these are."""
        cards = self._cards_by_number([row.card for row in rows if row.card])
        phones = self._members_by_phone([row.phone for row in rows if not row.card])
        ladder = self.env["loyalty.tier"].browse(self.program_id._earning().level_ids)
        levels = {level.name.casefold(): level for level in ladder}
        found, faults, lines = [], [], {}
        for row in rows:
            members = cards.get(row.card) if row.card else phones.get(row.phone[-10:])
            level = levels.get(row.level.casefold())
            code = self._fault(row, members, level, lines)
            if code:
                fault = {"value": lines.get(members) if code == "double_row" else row.level}
                faults.append({**row._asdict(), **fault, "code": code})
            else:
                lines[members] = row.line
                found.append((members, level, row))
        return found, faults

    def _fault(self, row, members, level, lines):
        """The code of what is wrong with ``row``, if anything."""
        if not members:
            return "unknown_card" if row.card else "unknown_phone"
        if len(members) > 1:
            return "several_members"
        if row.level and not level:
            return "unknown_level"
        return "double_row" if members in lines else None

    def _cards_by_number(self, numbers):
        """``{number: membership}`` of the program's cards that are out with a holder."""
        mediums = self.env["loyalty.medium"].sudo()
        cards = mediums.search(
            [
                ("number", "in", numbers),
                ("program_id", "=", self.program_id.id),
                ("company_id", "=", self.program_id.company_id.id),
                ("membership_ids", "!=", False),
            ]
        )
        mine = ("program_id", "=", self.program_id.id)
        return {card.number: card.membership_ids.filtered_domain([mine]) for card in cards}

    def _members_by_phone(self, phones):
        """``{last ten digits: memberships}`` of the program's holders."""
        found = {}
        partners = self.env["res.partner"]
        for phone in set(phones):
            holders = partners._find_by_number(phone) if phone else []
            found[phone[-10:]] = (
                self.env["loyalty.card"]
                .sudo()
                .search([("program_id", "=", self.program_id.id), ("partner_id", "in", holders)])
            )
        return found

    # -- what was booked before --------------------------------------------------------------------

    def _key(self, membership, row):
        """One opening of a membership and day, whatever file it comes from."""
        return f"opening-{membership.id}-{row.date}"

    def _compare(self, found):
        """``(new, how many are booked already, faults)`` of the matched rows."""
        keys = {self._key(membership, row): row for membership, _level, row in found}
        turnover = self.env["loyalty.turnover"].sudo()
        entries = turnover.search([("order_uuid", "in", list(keys)), ("kind", "=", "opening")])
        booked = {entry.order_uuid: entry for entry in entries}
        new, faults = [], []
        for membership, level, row in found:
            entry = booked.get(self._key(membership, row))
            if not entry:
                new.append((membership, level, row))
            elif entry._opening_values() != self._opening_values(level, row):
                faults.append({**row._asdict(), "code": "booked_otherwise"})
        return new, len(found) - len(new) - len(faults), faults

    def _opening_values(self, level, row):
        amount = self.currency_id.round(float(row.spend))
        return (amount, float(row.quantity), row.visits, level.id if level else False)

    # -- booking -----------------------------------------------------------------------------------

    def _book(self, new):
        """All entries at once, then totals and levels of all memberships from their entries."""
        members = self.env["loyalty.card"].sudo().union(*(row[0] for row in new))
        members._lock_memberships()
        turnover, now = self.env["loyalty.turnover"].sudo(), fields.Datetime.now()
        turnover.create(
            [
                {
                    "membership_id": membership.id,
                    "order_uuid": self._key(membership, row),
                    "kind": "opening",
                    "moment": f"{row.date} 12:00:00",
                    "counted_on": row.date,
                    "amount": self.currency_id.round(float(row.spend)),
                    "quantity": float(row.quantity),
                    "visits": row.visits,
                    "tier_id": level.id if level else False,
                    "reason": self.file_name,
                }
                for membership, level, row in new
            ]
        )
        members._bring_dates({membership: row.date for membership, _level, row in new})
        program = self.program_id
        if members:
            day = fields.Date.to_string(members[:1]._loyalty_today())
            earning = program._earning()
            groups = members._replay(program, earning, members.sorted("id").ids, day)
            members._store_standings(program, earning, groups, reason="opening", moment=now)


class LoyaltyOpeningProblem(models.TransientModel):
    """A row that can't be booked, in words."""

    _name = "loyalty.opening.problem"
    _description = "Row That Can't Be Booked"
    _order = "line, id"

    opening_id = fields.Many2one("loyalty.opening", required=True, ondelete="cascade")
    line = fields.Integer(string="Row")
    text = fields.Char(string="What to Do")


class LoyaltyTurnover(models.Model):
    """An opening entry compared with a row of a file."""

    _inherit = "loyalty.turnover"

    def _opening_values(self):
        self.ensure_one()
        return (self.amount, self.quantity, self.visits, self.tier_id.id)


class LoyaltyCard(models.Model):
    """Members of an old system joined earlier than this one knew."""

    _inherit = "loyalty.card"

    def _bring_dates(self, days):
        """``{membership: ISO day}``: joined no later than this."""
        for membership, day in days.items():
            if not membership.joined_on or fields.Date.to_string(membership.joined_on) > day:
                membership.joined_on = day
