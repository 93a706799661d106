"""Act: what its numbers went through before, and when."""

from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

SHOWN_NUMBERS = 10


class LoyaltyAct(models.Model):
    """Nobody gives, loses or destroys a card before it came."""

    _inherit = "loyalty.act"

    def _check_history(self):
        """A hand-made act is not dated before the last movement of one of its numbers."""
        later = self._moved_later() or self._given_later()
        if later:
            raise UserError(
                self.env._(
                    "%(act)s is of %(day)s, but these numbers came or went later: %(numbers)s. "
                    "Date the act by that day or after it.",
                    act=self.display_name,
                    day=self.operation_date,
                    numbers=", ".join(f"{number} ({moved})" for number, moved in later),
                )
            )

    def _moved_later(self):
        """``(first number, day)`` of ranges whose numbers a transfer or an act moved later.

        A transfer is of the day it was done by the clock of the shop, an act of its operation
        date. What was taken back has not happened.
        """
        self.env.flush_all()
        return self.env.execute_query(
            SQL(
                """
                SELECT mine.first_number, MAX(past.day)
                  FROM loyalty_move_range mine
                  JOIN loyalty_medium_batch run ON run.id = mine.batch_id
                  JOIN loyalty_medium_batch kin
                    ON COALESCE(kin.parent_id, kin.id) = COALESCE(run.parent_id, run.id)
                  JOIN LATERAL (
                       SELECT COALESCE(act.operation_date,
                                       (picking.date_done AT TIME ZONE 'UTC'
                                        AT TIME ZONE %(zone)s)::date) AS day
                         FROM loyalty_move_range line
                         JOIN stock_move move ON move.id = line.move_id AND move.state = 'done'
                         LEFT JOIN stock_picking picking ON picking.id = move.picking_id
                         LEFT JOIN loyalty_act act
                           ON act.id = COALESCE(line.act_id, picking.loyalty_act_id)
                        WHERE line.batch_id = kin.id AND line.id <> mine.id
                          AND line.first_serial <= mine.last_serial
                          AND line.last_serial >= mine.first_serial
                          AND act.reversal_of_id IS NULL
                          AND act.state IS DISTINCT FROM 'reversed') AS past
                    ON past.day > %(day)s
                 WHERE mine.act_id = %(act)s
                 GROUP BY mine.id, mine.first_number
                 ORDER BY mine.id
                 LIMIT %(limit)s
                """,
                zone=self.env.context.get("tz") or "UTC",
                day=self.operation_date,
                act=self.id,
                limit=SHOWN_NUMBERS,
            )
        )

    def _given_later(self):
        """``(number, day)`` of cards that a note of a later day handed out."""
        cards = Domain.OR(
            Domain("medium_id.batch_id", "=", line.batch_id.id)
            & Domain("medium_id.serial", ">=", line.first_serial)
            & Domain("medium_id.serial", "<=", line.last_serial)
            for line in (self.range_ids if self._operation().with_holders else ())
        )
        if self.replaced_id:
            cards |= Domain("medium_id", "=", self.replaced_id.id)
        if cards.is_false():
            return []
        later = Domain("open", "=", True) & Domain("operation_date", ">", self.operation_date)
        lines = self.env["loyalty.act.line"].search(cards & later, limit=SHOWN_NUMBERS)
        return [(line.masked_number, line.operation_date) for line in lines]
