"""What the entries of some memberships say: totals, and which ranks they earned."""

from odoo.tools import SQL

from ..standing import (
    PERIODS,
    first_day,
    ladder_of,
    needs_peak,
    next_period,
    period_before,
    period_index,
    shifted,
)

TOTALS = SQL(
    """sum(amount) AS amount, sum(quantity) AS quantity, sum(visits) AS visits,
       max(counted_on) FILTER (WHERE kind = 'sale') AS last_on, max(counted_on) AS until"""
)
#: totals, and the rank that all of it reaches, or else none
BY_MEMBERSHIP = """
SELECT membership_id, %(totals)s, ARRAY[%(ranks)s]::int[] AS ranks
  FROM loyalty_turnover WHERE %(scope)s GROUP BY membership_id"""
#: the same, and the highest rank that the running total ever reached
WITH_PEAK = """
SELECT totals.membership_id, amount, quantity, visits, last_on, until, ranks || %(peak)s AS ranks
  FROM (%(totals)s) AS totals
  JOIN (SELECT membership_id, sum(sum(%(column)s)) OVER (
               PARTITION BY membership_id ORDER BY counted_on) AS total
          FROM loyalty_turnover WHERE %(scope)s
         GROUP BY membership_id, counted_on) AS running USING (membership_id)
 GROUP BY 1, 2, 3, 4, 5, 6, totals.ranks"""
#: totals, and the terms of ``standing.Terms``, where the best period of all history matters
BY_PERIOD = """
SELECT membership_id, sum(amount) AS amount, sum(quantity) AS quantity, sum(visits) AS visits,
       max(last_on) AS last_on, max(until) AS until,
       ARRAY[max(rank - %(drop)s * (age - 1)) FILTER (WHERE age >= 1),
             max(rank - %(drop)s * (age - 2)) FILTER (WHERE age >= 2),
             max(rank) FILTER (WHERE age >= 1), max(rank) FILTER (WHERE age >= 2),
             max(rank) FILTER (WHERE age = 1), max(rank) FILTER (WHERE age = 0)] AS ranks
  FROM (SELECT *, %(here)s - period AS age, %(rank)s AS rank
          FROM (SELECT membership_id,
                       ((date_part('year', counted_on) * 12 + date_part('month', counted_on) - 1)
                        ::int / %(months)s) AS period, %(totals)s
                  FROM loyalty_turnover WHERE %(scope)s GROUP BY 1, 2) AS sums) AS ranked
 GROUP BY membership_id"""
DAY_SUMS = """
SELECT membership_id, counted_on::text, sum(%(column)s) FROM loyalty_turnover
 WHERE %(scope)s AND counted_on >= %(since)s GROUP BY 1, 2"""


class Sums:
    """Writes the queries for one program's settings on one day (ISO)."""

    def __init__(self, earning, scope, day):
        self.earning, self.rules = earning, earning.rules
        self.scope, self.day, self.column = scope, day, earning.column

    def query(self):
        """``membership_id, amount, quantity, visits, last_on, until, ranks`` by membership."""
        if self.rules.window in PERIODS:
            return self._by_period() if self.needs_all_periods() else self._by_recent_periods()
        if self.rules.window != "life":
            return self._by_membership(SQL(""))
        total = SQL("sum(%s)", self.column)
        totals = self._by_membership(self._rank(total))
        return self._with_peak(totals) if needs_peak(self.rules) else totals

    def day_sums(self, reach):
        """``membership_id, day, sum`` over the last ``reach`` days, or all if peaks matter."""
        since = "0001-01-01" if needs_peak(self.rules) else shifted(self.day, -reach)
        return SQL(DAY_SUMS, column=self.column, scope=self.scope, since=since)

    def needs_all_periods(self):
        """Whether a rank is never forgotten."""
        return self.rules.downgrade == "never" or self.rules.floor > 1

    def drop(self):
        """How many ranks a period takes from one that was earned before it."""
        drops = {"earned": len(self.rules.thresholds) + 1, "step": 1, "never": 0}
        return drops[self.rules.downgrade]

    # -- by window -------------------------------------------------------------------------------

    def _by_membership(self, ranks):
        return SQL(BY_MEMBERSHIP, totals=TOTALS, ranks=ranks, scope=self.scope)

    def _with_peak(self, totals):
        peak = self._rank(SQL("max(total)"))
        return SQL(WITH_PEAK, totals=totals, peak=peak, column=self.column, scope=self.scope)

    def _by_recent_periods(self):
        """The ranks of this period and of as many before it as are remembered, latest first."""
        count = 2 if self.rules.downgrade == "earned" else len(self.rules.thresholds) + 1
        start = first_day(self.rules.window, self.day)
        end, ranks = next_period(self.rules.window, self.day), []
        for _period in range(count + 1):
            within = SQL("counted_on >= %s AND counted_on < %s", start, end)
            total = SQL("sum(%s) FILTER (WHERE %s)", self.column, within)
            ranks.append(self._rank(total, self._ladder(start)))
            start, end = period_before(self.rules.window, start), start
        return self._by_membership(SQL(", ").join(ranks))

    def _by_period(self):
        window = self.rules.window
        ladder = self._ladder(first_day(window, self.day))
        if self.rules.former:
            ladder = SQL("CASE %s ELSE %s END", self._former_ladders(), ladder)
        return SQL(
            BY_PERIOD,
            drop=self.drop(),
            here=period_index(window, self.day),
            rank=self._rank(self.column, ladder),
            months=PERIODS[window],
            totals=TOTALS,
            scope=self.scope,
        )

    def _former_ladders(self):
        return SQL(" ").join(
            SQL(
                "WHEN period < %s THEN %s",
                period_index(self.rules.window, until),
                self._numbers(thresholds),
            )
            for until, thresholds in self.rules.former
        )

    # -- ranks -----------------------------------------------------------------------------------

    def _ladder(self, period=None):
        return self._numbers(ladder_of(self.rules, period))

    def _numbers(self, thresholds):
        return SQL("%s::numeric[]", self.earning.in_entries(thresholds))

    def _rank(self, value, ladder=None):
        """The rank that ``value`` reaches; 0 where it is below the lowest."""
        ladder = self._ladder() if ladder is None else ladder
        return SQL("width_bucket(greatest(coalesce(%s, 0), 0)::numeric, %s)", value, ladder)
