"""Act: cards that their holders have, by ranges of numbers."""

from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ..ranges import missing
from ..trusted import OWN_MOVE, trusted


class LoyaltyAct(models.Model):
    """No piece moves: the holder keeps the card that has expired."""

    _inherit = "loyalty.act"

    def _check_with_holders(self):
        """Every number of the act is an active card, or is named."""
        for batch, spans in self.range_ids._spans_by_batch().items():
            active = batch._spans(SQL("state = 'active'"))
            wrong = [rest for span in spans for rest in missing(span, active)]
            if wrong:
                raise UserError(
                    self.env._(
                        "%(act)s: these cards are not active in the hands of a holder: %(numbers)s",
                        act=self.display_name,
                        numbers=batch._loyalty_text(wrong),
                    )
                )

    def _name_ranges_of(self, act):
        """The mirror of ``act`` names its numbers; no stock move does."""
        trusted(self.env["loyalty.move.range"], OWN_MOVE).create(
            [{**line._numbers(), "act_id": self.id} for line in act.range_ids]
        )

    def _off_balance_of_ranges(self):
        """What the present issues of the numbers stand for off balance.

        The issues happened all the same: their lines stay the ones of their acts.
        """
        ranges = Domain.OR(
            Domain("medium_id.batch_id", "=", line.batch_id.id)
            & Domain("medium_id.serial", ">=", line.first_serial)
            & Domain("medium_id.serial", "<=", line.last_serial)
            for line in self.range_ids
        )
        lines = self.env["loyalty.act.line"].sudo()
        return lines._read_group(ranges & Domain("open", "=", True), [], ["off_balance:sum"])[0][0]
