"""One pass over the entries of some memberships of one program."""

from odoo.tools import SQL

from ..engine import to_scaled
from ..standing import (
    PERIODS,
    State,
    Terms,
    days_of,
    earned,
    first_day,
    needs_peak,
    next_period,
    period_before,
    period_index,
    recent_terms,
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
        self.exponent = program._spend_exponent()
        self.ladder = [tier._threshold() for tier in program._spend_ladder()]
        self.known = {}

    def rows(self, ids):
        """A :class:`StandingRow` for each of ``ids``."""
        totals = self._by_period() if self.rules.window in PERIODS else self._totals()
        sums = self._day_sums() if days_of(self.rules.window) else {}
        peaks = self._life_peaks() if self._needs_life_peaks() else {}
        starts, granted = self._starts(), self._granted(ids)
        found = []
        for key in ids:
            total, terms = totals.get(key, (NOTHING, Terms()))
            case = terms, peaks.get(key, 1), starts.get(key), granted.get(key, 0)
            if sums:
                state, standing = self._by_days(sums.get(key, {}), *case[2:])
            else:
                state, standing = self.known.get(case) or self._think(case)
            found.append(StandingRow(key, *total, state, standing))
        return found

    # -- what the pure core says -----------------------------------------------------------------

    def _think(self, case):
        """State and standing; members in the same case are many, so each is thought once."""
        terms, peak, start, granted = case
        if self.rules.window in PERIODS:
            state = replayed(self.rules, self.day, terms, start)
        else:
            state = self._in_one_stretch(max(peak, terms.now), start)
        measure = self.rules.thresholds[terms.now - 1]
        if days_of(self.rules.window):
            measure = {}
        found = state, stand(self.rules, state, measure, self.day, granted)
        self.known[case] = found
        return found

    def _by_days(self, sums, start, granted):
        """State and standing for a rolling window."""
        state = self._in_one_stretch(rolling_peak(self.rules, sums, self.day), start)
        return state, stand(self.rules, state, sums, self.day, granted)

    def _in_one_stretch(self, peak, start):
        """The state without periods."""
        state = State(None)
        if start:
            state = start_at(self.rules, state, *start)
        return remember(self.rules, state, peak)

    def _needs_life_peaks(self):
        return self.rules.window == "life" and needs_peak(self.rules)

    def _scaled(self, value):
        return to_scaled(value or 0, self.exponent)

    # -- what the entries say ----------------------------------------------------------------------

    def _by_period(self):
        """``{membership: (totals, terms)}`` for calendar windows."""
        if self.rules.downgrade == "never" or self.rules.floor > 1:
            return self._by_all_periods()
        return self._by_recent_periods()

    def _by_all_periods(self):
        """Where the best period of the whole history matters."""
        query = SQL(
            BY_PERIOD,
            months=PERIODS[self.rules.window],
            period=period_index(self.rules.window, self.day),
            totals=TOTALS,
            scope=self.scope,
            column=self.column,
            thresholds=self.ladder,
            drop=self._drop(),
        )
        return {
            row[0]: (row[1:6], Terms(*(max(rank, 1) for rank in row[6:])))
            for row in self.env.execute_query(query)
        }

    def _by_recent_periods(self):
        """Where a rank is forgotten after some periods: totals, and the sums of those."""
        count = 2 if self.rules.downgrade == "earned" else len(self.ladder) + 1
        starts = [first_day(self.rules.window, self.day)]
        for _period in range(count):
            starts.append(period_before(self.rules.window, starts[-1]))
        ends = [next_period(self.rules.window, self.day), *starts]
        sums = SQL(", ").join(
            SQL(
                "width_bucket(greatest(coalesce(sum(%s) FILTER (WHERE counted_on >= %s"
                " AND counted_on < %s), 0), 0)::numeric, %s::numeric[])",
                self.column,
                start,
                end,
                self.ladder,
            )
            for start, end in zip(starts, ends, strict=False)
        )
        query = SQL(
            """SELECT membership_id, ARRAY[%s] FROM loyalty_turnover
                WHERE %s AND counted_on >= %s GROUP BY membership_id""",
            sums,
            self.scope,
            starts[-1],
        )
        terms, found = {}, self._totals(ranked=False)
        for key, ranks in self.env.execute_query(query):
            ranks = tuple(ranks)
            if ranks not in terms:
                terms[ranks] = recent_terms(ranks, self._drop())
            found[key] = found[key][0], terms[ranks]
        return found

    def _drop(self):
        """How many ranks a period takes from one that was earned before it."""
        drops = {"earned": len(self.ladder) + 1, "step": 1, "never": 0}
        return drops[self.rules.downgrade]

    def _totals(self, ranked=True):
        """``{membership: (totals, terms)}``; the only term is the rank that the total reaches."""
        query = SQL(
            """SELECT membership_id, amount, quantity, visits, last_on::text, until::text,
                      width_bucket(greatest(%(column)s, 0)::numeric, %(ladder)s::numeric[])
                 FROM (SELECT membership_id, %(totals)s FROM loyalty_turnover WHERE %(scope)s
                        GROUP BY membership_id) AS totals""",
            column=self.column,
            ladder=self.ladder,
            totals=TOTALS,
            scope=self.scope,
        )
        ranks = [Terms(now=max(rank, 1) if ranked else 1) for rank in range(len(self.ladder) + 1)]
        return {row[0]: (row[1:6], ranks[row[6]]) for row in self.env.execute_query(query)}

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
        rows = self.env.execute_query(query)
        return {key: earned(self.rules, self._scaled(value)) for key, value in rows}

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
            found.setdefault(key, {})[day] = self._scaled(value)
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
                WHERE card.id BETWEEN %s AND %s AND card.program_id = %s""",
            min(ids),
            max(ids),
            self.program.id,
        )
        return dict(self.env.execute_query(query))
