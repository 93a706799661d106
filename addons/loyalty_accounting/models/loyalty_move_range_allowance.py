"""Allowance for impaired cards: it belongs to numbers and ends when they leave stock.

An impairment adds to it, every exit takes the rest of its numbers; what was reversed counts
on neither side. Three places keep what an exit took: ranges of acts, cards of issue notes and
receipt lines of cards sold.
"""

from datetime import datetime

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ..money import to_amount, to_minor
from ..posting import AllowanceRelease, post
from ..trusted import OWN_MOVE, trusted


class LoyaltyMoveRange(models.Model):
    """What an act on numbers did to their allowance."""

    _inherit = "loyalty.move.range"

    allowance = fields.Monetary(
        readonly=True,
        copy=False,
        help="What an impairment took of these cards; below zero: what ended with their exit.",
    )

    def _check_not_impaired(self):
        """Cards that a mirror takes out of stock lost no value since they came in."""
        if self.batch_id._loyalty_allowance([(self.first_serial, self.last_serial)]):
            raise UserError(
                self.env._(
                    "%(act)s: cards of %(run)s lost value since: reverse their impairment first.",
                    act=self.act_id.name,
                    run=self.batch_id.name,
                )
            )


class LoyaltyMediumBatch(models.Model):
    """The allowance of numbers, whichever sibling run holds them now."""

    _inherit = "loyalty.medium.batch"

    def _loyalty_allowance(self, spans):
        """What impairments took of the serials of ``spans`` and no exit has ended, minor units."""
        self.ensure_one()
        changes = self._loyalty_allowance_changes()
        if not changes:
            return 0
        kept = sum(
            line._share_minor(first, last, line.allowance)
            for line in changes
            for first, last in spans
            if line.first_serial <= last and first <= line.last_serial
        )
        return kept - to_minor(self.currency_id, self._loyalty_allowance_ended(spans))

    def _loyalty_allowance_used(self, spans, since):
        """Did cards of ``spans`` that had an allowance leave stock after the moment ``since``?"""
        ends = self._loyalty_allowance_changes().filtered(
            lambda line: line.allowance < 0 and line.act_id.posted_at >= since
        )
        return bool(self._loyalty_allowance_ended(spans, since)) or any(
            line.first_serial <= last and first <= line.last_serial
            for line in ends
            for first, last in spans
        )

    def _loyalty_allowance_changes(self):
        """Ranges of posted acts that changed the allowance of numbers of this run."""
        return self.env["loyalty.move.range"].search(
            [
                ("batch_id", "in", self._family().ids),
                ("allowance", "!=", 0),
                ("act_id.state", "=", "posted"),
                ("act_id.reversal_of_id", "=", False),
            ]
        )

    def _loyalty_allowance_ended(self, spans, since=None):
        """What ended with single cards of ``spans``: given away by posted notes, or sold."""
        self.env.flush_all()
        ((ended,),) = self.env.execute_query(
            SQL(
                """
                WITH card AS (
                     SELECT id, number, company_id
                       FROM loyalty_medium
                       JOIN UNNEST(%(first)s::int4[], %(last)s::int4[]) AS span (first, last)
                         ON serial BETWEEN span.first AND span.last
                      WHERE batch_id = ANY(%(runs)s))
                SELECT COALESCE((SELECT SUM(line.allowance)
                                   FROM loyalty_act_line line
                                   JOIN card ON card.id = line.medium_id
                                   JOIN loyalty_act act ON act.id = line.act_id
                                  WHERE line.allowance <> 0 AND act.posted_at >= %(since)s), 0)
                     + COALESCE((SELECT SUM(line.loyalty_allowance)
                                   FROM pos_order_line line
                                   JOIN card ON card.number = line.loyalty_card_number
                                            AND card.company_id = line.company_id
                                  WHERE line.loyalty_allowance <> 0
                                    AND line.create_date >= %(since)s), 0)
                """,
                first=[first for first, _last in spans],
                last=[last for _first, last in spans],
                runs=self._family().ids,
                since=since or datetime.min,
            )
        )
        return ended


class LoyaltyAct(models.Model):
    """Acts that add to it and end it."""

    _inherit = "loyalty.act"

    def _allowance_of(self, line):
        """The allowance of the numbers of one range, in minor units."""
        return line.batch_id._loyalty_allowance([(line.first_serial, line.last_serial)])

    def _end_allowances(self):
        """The cards of all ranges leave stock: note what ends with them.

        :return: all of it, in minor units
        """
        ended = 0
        for line in trusted(self.range_ids, OWN_MOVE):
            own = self._allowance_of(line)
            if own:
                line.allowance = -to_amount(self.currency_id, own)
            ended += own
        return ended

    def _allowance_release(self):
        """The event of an exit of all ranges."""
        return AllowanceRelease(self.operation_date, self._end_allowances())


class PosSession(models.Model):
    """Cards sold in a shift."""

    _inherit = "pos.session"

    def _loyalty_end_allowances(self):
        """End the allowances of cards sold in this shift; a second time nothing is left."""
        ended = 0
        for line in self.sudo().order_ids.lines:
            card = line._loyalty_card() if line.qty > 0 and line._is_card_in_books() else None
            if not card or card.state == "stock":
                continue
            own = card.batch_id._loyalty_allowance([(card.serial, card.serial)])
            if own:
                amount = to_amount(self.company_id.currency_id, own)
                trusted(line, OWN_MOVE).loyalty_allowance = amount
                ended += own
        account = self.env["loyalty.account.role"]._account
        name = self.env._("Impaired cards sold, %s", self.name)
        for entry in post(AllowanceRelease(self._loyalty_entry_date(), ended)):
            accounts = {line.role: account(self.company_id, line.role) for line in entry.lines}
            self._loyalty_post_entry(entry, accounts, name)
