"""Act: the first day, cards in stock and cards with their holders."""

from datetime import datetime, time

from odoo import Command, models

from ..money import to_amount, to_minor
from ..posting import allocate
from ..trusted import OWN_MOVE, trusted

NOON = time(12)


class LoyaltyAct(models.Model):
    """Numbers enter the register; those in stock also as pieces at their value."""

    _inherit = "loyalty.act"

    def _ranges_in_stock(self):
        """The ranges of cards nobody has yet."""
        return self.range_ids.filtered(lambda line: line.finding != "out")

    def _open_stock(self):
        """Register what lies at the place, and take its pieces in.

        Numbers of an opening that was taken back are void; they are in stock again.
        """
        ranges = self._ranges_in_stock()
        values = {}
        for line in ranges:
            span = (line.first_serial, line.last_serial)
            line.batch_id._take_in_spans([span], self.location_dest_id, self.display_name)
            values[line.batch_id] = values.get(line.batch_id, 0.0) + line.cost
        if ranges:
            source = self.company_id._loyalty_place("opening", self.opening_account_id)
            self._move_in(source, self.location_dest_id, values, ranges=ranges)

    def _open_holders(self):
        """Register the cards that holders have, each with its membership and a line here."""
        issued = self.company_id.loyalty_issued_location_id
        for line in self.range_ids - self._ranges_in_stock():
            span = (line.first_serial, line.last_serial)
            line.batch_id._take_in_spans([span], issued, self.display_name)
            line.batch_id._set_state_of([span], "stock", "active", self.display_name)
            cards = line._cards()
            trusted(cards, OWN_MOVE).write(
                {
                    "issue_ground": "opening",
                    "issue_user_id": self.env.uid,
                    "issued_at": datetime.combine(line.issued_on or self.operation_date, NOON),
                }
            )
            for card in cards:
                card._join(line.partner_id)
            self.line_ids = [Command.create(values) for values in self._opening_lines(line, cards)]

    def _opening_lines(self, line, cards):
        """Values of the lines of ``cards``: what is the company's stands off balance."""
        retained = line.batch_id.ownership == "retained"
        kept = to_minor(self.currency_id, line.cost) if retained else 0
        values = self.env["loyalty.act.line"]._values_of_issues(cards)
        for card, part in zip(cards, allocate(kept, (1,) * len(cards)), strict=True):
            yield {**values[card], "off_balance": to_amount(self.currency_id, part)}

    # -- taken back --------------------------------------------------------------------------

    def _close_holders(self, mirror):
        """The cards out were not with these holders after all: their numbers are void."""
        self._check_holders_unchanged()
        mirror.line_ids = [Command.create(values) for values in self.line_ids._mirrored()]
        cards = self.line_ids.medium_id
        self.line_ids.open = False
        self.line_ids.flush_recordset(["open"])
        for card in cards:
            card._take_back(mirror.display_name)
        place = self.company_id._loyalty_place("opening", self.opening_account_id)
        ranges = self.range_ids - self._ranges_in_stock()
        for line in ranges:
            span = (line.first_serial, line.last_serial)
            line.batch_id._set_state_of([span], "stock", "void", mirror.display_name)
            line.batch_id._put_spans([span], place)
        trusted(self.env["loyalty.move.range"], OWN_MOVE).create(
            [
                {
                    **line._numbers(),
                    "act_id": mirror.id,
                    "finding": "out",
                    "partner_id": line.partner_id.id,
                    "issued_on": line.issued_on,
                    "cost": -line.cost,
                }
                for line in ranges
            ]
        )

    def _check_holders_unchanged(self):
        """Every card out is active, stands in this act and bought nothing since."""
        cards = self.line_ids.medium_id
        bought = self.env["loyalty.judgement"].sudo().search([("medium_id", "in", cards.ids)])
        changed = cards.filtered(lambda card: card.state != "active" or card.act_id != self)
        changed |= bought.medium_id
        if changed:
            text = self.env._(
                "these cards were used, blocked, replaced or given back since: %s",
                ", ".join(changed[:10].mapped("masked_number")),
            )
            self._operation().refuse(self, text)
