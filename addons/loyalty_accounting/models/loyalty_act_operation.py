"""Posting an act of any type but issuance: the same steps for all of them."""

from odoo import fields, models
from odoo.exceptions import UserError

from ..money import to_amount
from ..operations import OPERATIONS
from ..ranges import overlap


class LoyaltyAct(models.Model):
    """What is particular to a type stands in ``operations/``."""

    _inherit = "loyalty.act"

    def _operation(self):
        """What this type of act does; None for issuances, which the tills draft."""
        self.ensure_one()
        return OPERATIONS.get(self.type)

    def _post_operation(self):
        """All of it, or nothing: checks, number, pieces, register, entries."""
        self.ensure_one()
        operation = self._operation()
        self.company_id._loyalty_check_ready()
        self._check_filled(operation)
        self._check_day()
        self._check_numbers()
        if not (operation.late or operation.compares):
            self._check_history()
        operation.check_about(self)
        operation.check(self)
        self._take_number()
        self.posting_date = self._first_open_day(self.operation_date)
        operation.move(self)
        entries = self._entries(operation.events(self))
        self._check_carried(entries, self.picking_ids)
        self._post_entries(entries)
        self._freeze_operation(entries)
        self._close()

    def _close(self):
        """The act is posted now, by whom and when."""
        self.write(
            {
                "state": "posted",
                "posted_by_id": self.env.uid,
                "posted_at": fields.Datetime.now(),
                "parameters": {**(self.parameters or {}), "entries": self._paper_entries()},
            }
        )
        self._ask_for_papers()

    # -- checks ------------------------------------------------------------------------------

    def _check_filled(self, operation):
        """Name the fields that the paper must show and that are empty."""
        empty = [
            self._fields[name]._description_string(self.env)
            for name in operation.required_of(self)
            if not self[name]
        ]
        if empty:
            raise UserError(
                self.env._(
                    "%(act)s: fill in %(fields)s.", act=self.display_name, fields=", ".join(empty)
                )
            )
        for party in (self.responsible_id, self.responsible_to_id, self.commission_id):
            if party and not party._is_on(self.operation_date):
                raise UserError(
                    self.env._(
                        "%(party)s is not in force on %(day)s. Choose who was, or correct the "
                        "list.",
                        party=party.display_name,
                        day=self.operation_date,
                    )
                )

    def _check_day(self):
        """A hand-made act is neither of tomorrow nor of a locked period."""
        today = fields.Date.context_today(self)
        if self.operation_date > today:
            raise UserError(
                self.env._("%s: the operation date lies in the future.", self.display_name)
            )
        is_open = self._first_open_day(self.operation_date) == self.operation_date
        if not self._operation().late and not is_open:
            raise UserError(
                self.env._(
                    "%(act)s: the period of %(day)s is locked. Date the act by an open day.",
                    act=self.display_name,
                    day=self.operation_date,
                )
            )

    def _check_numbers(self):
        """There are numbers, each readable and named once."""
        if not self.range_ids and self._operation().needs_numbers:
            raise UserError(self.env._("%s: enter the card numbers.", self.display_name))
        problems = [line.problem for line in self.range_ids if line.problem]
        compared = self.range_ids.filtered(lambda line: line.finding in ("missing", "extra"))
        typed = self.range_ids - compared if self._operation().compares else self.range_ids
        for batch, spans in typed._spans_by_batch().items():
            twice = overlap(spans)
            if twice:
                problems.append(
                    self.env._("These numbers are entered twice: %s", batch._loyalty_text(twice))
                )
        unknown = self.range_ids.filtered(lambda line: not line.batch_id)
        problems += [
            self.env._("%s belongs to no print run.", line.first_number) for line in unknown
        ]
        if problems:
            raise UserError("\n".join([self.display_name, *problems]))

    def _check_quorum(self):
        """Enough members of the commission were there, and the responsible person is none."""
        members, present = self.commission_id.member_ids, self.present_ids
        if strangers := present - members:
            raise UserError(
                self.env._(
                    "%(act)s: %(names)s sit in another commission than %(commission)s.",
                    act=self.display_name,
                    names=", ".join(strangers.mapped("name")),
                    commission=self.commission_id.display_name,
                )
            )
        if 100 * len(present) < self.commission_id.quorum_percent * len(members) or not present:
            raise UserError(
                self.env._(
                    "%(act)s: %(present)s of %(all)s members were present, the commission needs "
                    "%(quorum)s %%.",
                    act=self.display_name,
                    present=len(present),
                    all=len(members),
                    quorum=self.commission_id.quorum_percent,
                )
            )
        if self.responsible_id.name in members.mapped("name"):
            raise UserError(
                self.env._(
                    "%s: who answers for the cards can't sit in the commission.", self.display_name
                )
            )

    # -- what the act keeps ------------------------------------------------------------------

    def _freeze_operation(self, entries):
        """Keep names and amounts as they are now."""
        self.parameters = {
            "v": 1,
            **self._in_own_language()._paper_values(),
            "account_ids": self._account_ids(entries),
            "text": [],
        }
        self._note_posted(entries)

    def _note_posted(self, entries):
        """What the entries move in all, for the comparison with the ledger."""
        total = sum(entry.amount_minor for entry in entries)
        self.amount_posted = to_amount(self.currency_id, total)
