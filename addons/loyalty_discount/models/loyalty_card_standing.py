"""The level of a membership over time: what is remembered, and what is planned."""

from odoo import fields, models
from odoo.tools import SQL

from ..standing import (
    PERIODS,
    State,
    earned,
    first_day,
    remember,
    roll,
    rolling_peak,
    rolling_reach,
    shifted,
    stand,
)
from .standing_group import TOTALS, StandingGroup

TIERS = ("base_tier_id", "kept_tier_id", "start_tier_id")


class LoyaltyCard(models.Model):
    """Keeps the level in force and the next change, so that midnight needs no server."""

    _inherit = "loyalty.card"

    planned_tier_id = fields.Many2one(
        "loyalty.tier",
        string="Level from Then On",
        copy=False,
        help="The next level if nothing more is bought.",
    )
    planned_from = fields.Date(string="Level Changes On", copy=False)
    goods_quantity = fields.Float(string="Quantity Bought", digits="Product Unit", copy=False)
    joined_on = fields.Date(copy=False)
    last_on = fields.Date(string="Last Purchase", copy=False)
    counted_until = fields.Date(copy=False, help="The last day with a spend entry.")
    period_on = fields.Date(copy=False, help="First day of the period the level belongs to.")
    base_tier_id = fields.Many2one(
        "loyalty.tier",
        string="Level at First",
        copy=False,
        help="The level this period began with.",
    )
    kept_tier_id = fields.Many2one(
        "loyalty.tier",
        string="Level Kept",
        copy=False,
        help="The level held at the end of the period before.",
    )
    start_tier_id = fields.Many2one(
        "loyalty.tier",
        string="Level on Joining",
        copy=False,
        help="The level the member began with.",
    )
    start_on = fields.Date(copy=False)

    _planned_index = models.Index("(planned_from) WHERE planned_from IS NOT NULL")

    # -- what the pure core reads -------------------------------------------------------------

    def _standing_state(self, ranks):
        """What is remembered, as the pure core reads it; ``ranks`` by level id."""
        self.ensure_one()
        return State(
            fields.Date.to_string(self.period_on) or None,
            *(ranks.get(self[name].id, 1) for name in TIERS),
            fields.Date.to_string(self.start_on) or None,
        )

    def _sums_since(self, earning, day, by):
        """``{membership id: {first day: sum}}`` of the measure, grouped by ``day`` or period.

        :param day: ISO text, or a mapping membership id -> ISO text
        :param by: ``day``, or the calendar window whose first days are the keys
        """
        bucket = SQL("counted_on")
        if by in PERIODS:
            bucket = SQL("date_trunc(%s, counted_on::timestamp)::date", by)
        since = day if isinstance(day, dict) else dict.fromkeys(self.ids, day)
        self.env["loyalty.turnover"].flush_model()
        rows = self.env.execute_query(
            SQL(
                """SELECT membership_id, %s, sum(%s)
                     FROM loyalty_turnover
                     JOIN unnest(%s, %s::date[]) AS asked(id, since) ON asked.id = membership_id
                    WHERE counted_on >= since
                    GROUP BY 1, 2""",
                bucket,
                earning.column,
                list(since),
                list(since.values()),
            )
        )
        found = {membership: {} for membership in since}
        for membership, start, value in rows:
            found[membership][start.isoformat()] = earning.scaled(value)
        return found

    # -- going forward from what is remembered --------------------------------------------------

    def _advance(self, earning, totals, day):
        """``{membership: (state, standing)}`` on ``day`` from what is remembered of each.

        :param totals: ``_totals`` by membership
        """
        ranks = earning.ranks
        states = {card.id: card._standing_state(ranks) for card in totals}
        sums = self._sums_to_advance(earning, states, day)
        return {
            card: card._advanced(earning, states[card.id], sums[card.id], total, day)
            for card, total in totals.items()
        }

    def _advanced(self, earning, state, sums, totals, day):
        """``(state, standing)`` of one membership; ``sums`` as read for its window."""
        rules = earning.rules
        day = max(day, state.period or day)  # another shop's clock may be ahead
        if rules.window in PERIODS:
            ranks = {start: earned(rules, value, start) for start, value in sums.items()}
            state = roll(rules, state, ranks, day)
            measure = sums.get(state.period, 0)
        elif rules.window == "life":
            measure = self._total_measure(earning, totals)
            state = remember(rules, state, earned(rules, measure))
        else:
            measure = sums
            state = remember(rules, state, rolling_peak(rules, measure, day))
        granted = earning.ranks.get(self.floor_tier_id.id, 0)
        return state, stand(rules, state, measure, day, granted)

    def _sums_to_advance(self, earning, states, day):
        rules = earning.rules
        if rules.window == "life":
            return dict.fromkeys(states, {})
        if rules.window in PERIODS:
            since = {key: state.period or day for key, state in states.items()}
            return self._sums_since(earning, since, rules.window)
        return self._sums_since(earning, shifted(day, -rolling_reach(rules)), "day")

    def _totals(self):
        """The columns of :data:`TOTALS` by name."""
        self.ensure_one()
        return {name: self[name] for name, _type in TOTALS}

    def _total_measure(self, earning, totals):
        """The measure over the whole life, as an integer; ``totals`` as of ``_totals``."""
        names = {"money": "turnover", "quantity": "goods_quantity", "visits": "visits"}
        return earning.scaled(totals[names[earning.measure]])

    def _is_settled_for(self, rules):
        """Whether what is remembered belongs to these rules."""
        self.ensure_one()
        period = fields.Date.to_string(self.period_on)
        if rules.window not in PERIODS:
            return not period
        return bool(period) and first_day(rules.window, period) == period

    def _stand_now(self, earning, day, totals=None):
        """Groups of these memberships (one program) on ``day``, from what is remembered.

        :param totals: ``_totals`` by membership, where they are not stored yet
        """
        totals = totals or {card: card._totals() for card in self}
        return [
            StandingGroup.of_one((card.id, *totals[card].values()), *found)
            for card, found in self._advance(earning, totals, day).items()
        ]
