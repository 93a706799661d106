"""One pass over the entries of some memberships of one program."""

from odoo.tools import SQL

from ..standing import (
    PERIODS,
    State,
    Terms,
    earned,
    needs_peak,
    period_index,
    remember,
    replayed,
    rolling_peak,
    rolling_reach,
    shifted,
    stand,
    start_at,
)
from .loyalty_card_standing import COLUMNS
from .standing_row import StandingRow

NOTHING = (0.0, 0.0, 0, None, None)
TOTALS = SQL(
    """sum(amount) AS amount, sum(quantity) AS quantity, sum(visits) AS visits,
       max(counted_on) FILTER (WHERE kind = 'sale') AS last_on, max(counted_on) AS until"""
)
BY_PERIOD = """
WITH sums AS (
    SELECT membership_id,
           ((date_part('year', counted_on) * 12 + date_part('month', counted_on) - 1)::int
            / %(months)s) AS period, %(totals)s
      FROM loyalty_turnover WHERE %(scope)s GROUP BY 1, 2),
ranked AS (
    SELECT *, %(period)s - period AS age,
           width_bucket(greatest(%(column)s, 0)::numeric, %(thresholds)s::numeric[]) AS rank
      FROM sums)
SELECT membership_id, sum(amount), sum(quantity), sum(visits), max(last_on)::text,
       max(until)::text,
       coalesce(max(rank - %(drop)s * (age - 1)) FILTER (WHERE age >= 1), 1),
       coalesce(max(rank - %(drop)s * (age - 2)) FILTER (WHERE age >= 2), 1),
       coalesce(max(rank) FILTER (WHERE age >= 1), 1),
       coalesce(max(rank) FILTER (WHERE age >= 2), 1),
       coalesce(max(rank) FILTER (WHERE age = 1), 1),
       coalesce(max(rank) FILTER (WHERE age = 0), 1)
  FROM ranked GROUP BY membership_id"""
STARTS = """
SELECT first.membership_id, first.counted_on::text, sum(net.amount)
  FROM (SELECT DISTINCT ON (membership_id) membership_id, order_uuid, counted_on
          FROM loyalty_turnover WHERE %(scope)s AND kind = 'sale'
         ORDER BY membership_id, moment, order_uuid) AS first
  JOIN loyalty_turnover AS net
    ON net.membership_id = first.membership_id
   AND first.order_uuid IN (net.order_uuid, net.origin_uuid)
   AND net.kind IN ('sale', 'refund')
   AND (net.kind = 'sale' OR net.origin_uuid = first.order_uuid)
 WHERE NOT EXISTS (SELECT FROM loyalty_turnover AS old
                    WHERE old.membership_id = first.membership_id AND old.kind = 'opening')
 GROUP BY 1, 2"""


class Replay:
    """Reads totals, ranks and beginnings, and lets the pure core say where each stands."""

    def __init__(self, env, program, scope, day):
        self.env, self.program, self.scope, self.day = env, program, scope, day
        self.rules = program._spend_rules()
        self.column = SQL.identifier(COLUMNS[program.spend_measure])
        self.known = {}

    def rows(self, ids):
        """A :class:`StandingRow` for each of ``ids``."""
        by_period = self.rules.window in PERIODS
        totals = self._by_period() if by_period else self._totals()
        measure = None if by_period else self._measures(totals)
        starts, granted = self._starts(), self._granted(ids)
        found = []
        for key in ids:
            total, terms = totals.get(key, (NOTHING, Terms()))
            rest = starts.get(key), granted.get(key, 0)
            if by_period:
                state, standing = self._by_calendar(terms, *rest)
            else:
                state, standing = self._in_one_stretch(*measure(key, total), *rest)
            found.append(StandingRow(key, *total, state, standing))
        return found

    # -- what the pure core says -----------------------------------------------------------------

    def _by_calendar(self, terms, start, granted):
        """State and standing; members in the same case are many, so each case is thought once."""
        case = terms, start, granted
        if case not in self.known:
            state = replayed(self.rules, self.day, terms, start)
            measure = self.rules.thresholds[terms.now - 1]
            self.known[case] = state, stand(self.rules, state, measure, self.day, granted)
        return self.known[case]

    def _in_one_stretch(self, measure, peak, start, granted):
        """State and standing without periods."""
        state = State(None)
        if start:
            state = start_at(self.rules, state, *start)
        state = remember(self.rules, state, peak)
        return state, stand(self.rules, state, measure, self.day, granted)

    # -- what the entries say ----------------------------------------------------------------------

    def _by_period(self):
        """``{membership: (totals, terms)}`` for calendar windows."""
        drops = {"earned": len(self.rules.thresholds) + 1, "step": 1, "never": 0}
        tiers = self.program._spend_ladder()
        query = SQL(
            BY_PERIOD,
            months=PERIODS[self.rules.window],
            period=period_index(self.rules.window, self.day),
            totals=TOTALS,
            scope=self.scope,
            column=self.column,
            thresholds=[tier._threshold() for tier in tiers],
            drop=drops[self.rules.downgrade],
        )
        return {
            row[0]: (row[1:6], Terms(*(max(rank, 1) for rank in row[6:])))
            for row in self.env.execute_query(query)
        }

    def _totals(self):
        """``{membership: (totals, no terms)}``."""
        query = SQL(
            """SELECT membership_id, amount, quantity, visits, last_on::text, until::text
                 FROM (SELECT membership_id, %s FROM loyalty_turnover WHERE %s
                        GROUP BY membership_id) AS totals""",
            TOTALS,
            self.scope,
        )
        return {row[0]: (row[1:], None) for row in self.env.execute_query(query)}

    def _measures(self, totals):
        """A function from membership and totals to ``(measure, highest rank ever)``."""
        scaled, rules = self.program._spend_scaled, self.rules
        if rules.window == "life":
            place = list(COLUMNS).index(self.program.spend_measure)
            peaks = self._life_peaks() if needs_peak(rules) else {}
            return lambda key, total: (
                scaled(total[place]),
                max(peaks.get(key, 1), earned(rules, scaled(total[place]))),
            )
        sums = self._day_sums()
        return lambda key, _total: (
            sums.get(key, {}),
            rolling_peak(rules, sums.get(key, {}), self.day),
        )

    def _life_peaks(self):
        """The highest rank of the running total, by membership."""
        query = SQL(
            """SELECT membership_id, max(total)
                 FROM (SELECT membership_id, sum(sum(%s)) OVER (
                              PARTITION BY membership_id ORDER BY counted_on) AS total
                         FROM loyalty_turnover WHERE %s
                        GROUP BY membership_id, counted_on) AS running
                GROUP BY membership_id""",
            self.column,
            self.scope,
        )
        scaled = self.program._spend_scaled
        rows = self.env.execute_query(query)
        return {key: earned(self.rules, scaled(value or 0)) for key, value in rows}

    def _day_sums(self):
        """``{membership: {day: sum}}`` as far back as a purchase can still matter."""
        since = shifted(self.day, -rolling_reach(self.rules))
        query = SQL(
            """SELECT membership_id, counted_on::text, sum(%s)
                 FROM loyalty_turnover WHERE %s AND counted_on >= %s GROUP BY 1, 2""",
            self.column,
            self.scope,
            "0001-01-01" if needs_peak(self.rules) else since,
        )
        found = {}
        for key, day, value in self.env.execute_query(query):
            found.setdefault(key, {})[day] = self.program._spend_scaled(value or 0)
        return found

    # -- how members began -------------------------------------------------------------------------

    def _starts(self):
        """``{membership: (rank, day)}``: newcomers who spent well, and levels brought along."""
        tiers, found = self.program._spend_ladder(), {}
        if any(tiers.mapped("starts_from")):
            for key, day, amount in self.env.execute_query(SQL(STARTS, scope=self.scope)):
                tier = self.program._starting_tier(amount)
                if tier:
                    found[key] = tier.rank, day
        ranks = {tier.id: tier.rank for tier in tiers}
        query = SQL(
            """SELECT DISTINCT ON (membership_id) membership_id, tier_id, counted_on::text
                 FROM loyalty_turnover
                WHERE %s AND tier_id IS NOT NULL AND kind = 'opening'
                ORDER BY membership_id, counted_on DESC, id DESC""",
            self.scope,
        )
        for key, tier, day in self.env.execute_query(query):
            found[key] = ranks.get(tier, 1), day
        return found

    def _granted(self, ids):
        """``{membership: rank}`` of the levels that managers granted."""
        query = SQL(
            """SELECT card.id, tier.rank FROM loyalty_card AS card
                 JOIN loyalty_tier AS tier ON tier.id = card.floor_tier_id
                WHERE card.id = ANY(%s)""",
            list(ids),
        )
        return dict(self.env.execute_query(query))
