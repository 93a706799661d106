"""What a membership counts in the windows that programs ask for."""

from odoo import fields, models
from odoo.tools import SQL

from ..claim.numbers import NUMBERS
from ..engine import to_scaled
from ..standing import first_day, windows_asked
from .loyalty_program_spend import QUANTITY_EXPONENT
from .wall_clock import day_in

NONE = (0, 0, 0)


class LoyaltyCard(models.Model):
    """Spend, quantity and visits by window, as facts for the engine."""

    _inherit = "loyalty.card"

    def _facts(self):
        """The membership in the shape of the contract, today in the company's first shop."""
        self.ensure_one()
        return self._facts_of_all(fields.Date.to_string(self._loyalty_today()))[self]

    def _facts_at(self, config, moment, programs=None):
        """``{membership: facts}`` for a till at ``moment`` (naive UTC).

        :param programs: versions whose windows are asked for; those of the till's session else
        """
        versions = config._loyalty_programs_at_work() if programs is None else programs
        on = fields.Date.to_string(day_in(config.loyalty_timezone, moment))
        return self._facts_of_all(on, windows_asked(versions))

    def _facts_of_all(self, on, asked=None):
        """``{membership: facts}`` on the day ``on`` (ISO), with one query for all windows.

        :param asked: ``{program id: windows}``; without it only life and the own window
        """
        windows = {card: card._windows(asked or {}) for card in self}
        measures = self._measures(windows, on)
        return {card: card._fact(measures[card]) for card in self}

    def _fact(self, measures):
        return {
            "id": self.id,
            "level": self.tier_id.id or None,
            "next_level": self.planned_tier_id.id or None,
            "next_from": fields.Date.to_string(self.planned_from) or None,
            "joined": fields.Date.to_string(self.joined_on) or None,
            "last": fields.Date.to_string(self.last_on) or None,
            "spend": {window: values[0] for window, values in measures.items()},
            "quantity": {window: values[1] for window, values in measures.items()},
            "visits": {window: values[2] for window, values in measures.items()},
            "balance": 0,
        }

    def _windows(self, asked):
        """The windows of this membership, sorted: life, its program's own, and those asked for."""
        self.ensure_one()
        own = {"life", self.program_id._earning().window}
        return sorted(own | set(asked.get(self.program_id.id, ())))

    def _measures(self, windows, on, known_at=None):
        """``{membership: {window: (money, quantity, visits)}}`` as integers.

        :param windows: ``{membership: window names}``
        :param known_at: only what the server had recorded by then
        """
        shorter = sorted({name for names in windows.values() for name in names} - {"life"})
        summed = self._window_sums(shorter, on, known_at) if shorter else {}
        lives = self._life_sums(known_at)
        return {
            card: {
                name: lives[card] if name == "life" else summed.get((card.id, name), NONE)
                for name in names
            }
            for card, names in windows.items()
        }

    def _life_sums(self, known_at=None):
        """``{membership: (money, quantity, visits)}`` over the whole life.

        What was known at a moment is counted back from the totals, so that the cost does not
        grow with the history.
        """
        later = self._recorded_after(known_at) if known_at else {}
        return {
            card: card._scaled_measures(
                *(
                    total - (less or 0)  # manual entries have no quantity
                    for total, less in zip(
                        (card.turnover, card.goods_quantity, card.visits),
                        later.get(card.id, (0, 0, 0)),
                        strict=True,
                    )
                )
            )
            for card in self
        }

    def _recorded_after(self, moment):
        """``{membership id: sums}`` of the entries recorded after ``moment``."""
        self.env["loyalty.turnover"].flush_model()
        query = SQL(
            """SELECT membership_id, sum(amount), sum(quantity), sum(visits)
                 FROM loyalty_turnover
                WHERE membership_id = ANY(%s) AND create_date > %s GROUP BY 1""",
            self.ids,
            moment,
        )
        return {row[0]: row[1:] for row in self.env.execute_query(query)}

    def _window_sums(self, names, on, known_at=None):
        """``{(membership id, window): measures}``; a window ends with the day ``on``."""
        self.env["loyalty.turnover"].flush_model()
        query = SQL(
            """SELECT membership_id, asked.name, sum(amount), sum(quantity), sum(visits)
                 FROM unnest(%s, %s::date[]) AS asked(name, since)
                 JOIN loyalty_turnover ON counted_on BETWEEN since AND %s
                WHERE membership_id = ANY(%s) AND %s
                GROUP BY 1, 2""",
            list(names),
            [first_day(name, on) for name in names],
            on,
            self.ids,
            SQL("create_date <= %s", known_at) if known_at else SQL("TRUE"),
        )
        cards = {card.id: card for card in self}
        return {
            (key, name): cards[key]._scaled_measures(*sums)
            for key, name, *sums in self.env.execute_query(query)
        }

    def _numbers_told(self, windows, days, since):
        """What a till may have been told of this membership from ``since`` on.

        Between the asking and now every purchase and return may have been known or not.

        :param windows: names of windows
        :param days: the days on which the till may have asked (ISO)
        :return: ``{"spend" | "quantity" | "visits": {window: (least, most)}, "last": date}``
        """
        told = {name: {} for name in NUMBERS}
        for on in days:
            known = self._measures({self: windows}, on, since)[self]
            for window, lower, upper in self._moved_since(windows, on, since):
                known.setdefault(window, NONE)
                for name, base, less, more in zip(
                    NUMBERS, known[window], lower, upper, strict=True
                ):
                    least, most = told[name].get(window, (base + less, base + more))
                    told[name][window] = min(least, base + less), max(most, base + more)
        return {**told, "last": self._last_known_at(since)}

    def _moved_since(self, windows, on, since):
        """``(window, what went, what came)`` of the entries recorded after ``since``."""
        self.env["loyalty.turnover"].flush_model()
        starts = [None if name == "life" else first_day(name, on) for name in windows]
        query = SQL(
            """SELECT asked.name,
                      sum(least(amount, 0)), sum(least(quantity, 0)), sum(least(visits, 0)),
                      sum(greatest(amount, 0)), sum(greatest(quantity, 0)),
                      sum(greatest(visits, 0))
                 FROM unnest(%s, %s::date[]) AS asked(name, since)
                 LEFT JOIN loyalty_turnover ON membership_id = %s AND create_date > %s
                  AND (asked.since IS NULL OR counted_on BETWEEN asked.since AND %s)
                GROUP BY 1""",
            list(windows),
            starts,
            self.id,
            since,
            on,
        )
        for name, *sums in self.env.execute_query(query):
            yield name, self._scaled_measures(*sums[:3]), self._scaled_measures(*sums[3:])

    def _last_known_at(self, moment):
        """The day of the last purchase that was recorded by ``moment``, as ISO text, or None."""
        found = (
            self.env["loyalty.turnover"]
            .sudo()
            .search(
                [
                    ("membership_id", "=", self.id),
                    ("kind", "=", "sale"),
                    ("create_date", "<=", moment),
                ],
                order="counted_on desc",
                limit=1,
            )
        )
        return fields.Date.to_string(found.counted_on) or None

    def _scaled_measures(self, money, quantity, visits):
        """Money in minor units, quantity in micro units, visits as they are."""
        return (
            to_scaled(money or 0, self.currency_id.decimal_places),
            to_scaled(quantity or 0, QUANTITY_EXPONENT),
            int(visits or 0),
        )


class PosConfig(models.Model):
    """Which program versions a till works with."""

    _inherit = "pos.config"

    def _loyalty_programs_at_work(self):
        """The versions that the open session got last, else those in force now."""
        self.ensure_one()
        snapshots = self.env["loyalty.snapshot"].sudo()
        delivered = (
            self.env["loyalty.snapshot.delivery"]
            .sudo()
            .search([("session_id", "=", self.current_session_id.id)], order="id desc", limit=1)
        )
        return (delivered.snapshot_id or snapshots._for_config(self))._content()
