"""One pass over the entries of some memberships of one program."""

from odoo.tools import SQL

from ..standing import (
    PERIODS,
    State,
    Terms,
    days_of,
    recent_terms,
    remember,
    replayed,
    rolling_peak,
    rolling_reach,
    stand,
    start_at,
)
from .standing_group import StandingGroup
from .standing_sums import Sums

#: memberships in the same case; what differs passes through as text (see `StandingGroup`)
CASES = """
SELECT count(*), %(columns)s, sums.ranks, brought.tier_id, brought.counted_on::text,
       first.place, CASE WHEN first.place > 0 THEN first.counted_on::text END,
       card.floor_tier_id, %(alone)s AS alone
  FROM loyalty_card AS card
  LEFT JOIN (%(sums)s) AS sums ON sums.membership_id = card.id
  LEFT JOIN (%(brought)s) AS brought ON brought.membership_id = card.id
  LEFT JOIN (%(first)s) AS first ON first.membership_id = card.id
 WHERE card.program_id = %(program)s AND %(scope)s
 GROUP BY 8, 9, 10, 11, 12, 13, 14"""
COLUMNS = (
    "card.id",
    "coalesce(sums.amount, 0)",
    "coalesce(sums.quantity, 0)",
    "coalesce(sums.visits, 0)",
    "sums.last_on",
    "sums.until",
)
#: the level an old system knew a member at
BROUGHT = """
SELECT DISTINCT ON (membership_id) membership_id, tier_id, counted_on
  FROM loyalty_turnover
 WHERE %s AND tier_id IS NOT NULL AND kind = 'opening'
 ORDER BY membership_id, counted_on DESC, id DESC"""
#: what the first receipt came to after its returns, as its place among `starting_points`
FIRST = """
SELECT first.membership_id, first.counted_on,
       width_bucket(sum(net.amount)::numeric, %(points)s::numeric[]) AS place
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
NO_FIRST = SQL("SELECT NULL::int AS membership_id, NULL::date AS counted_on, 0 AS place")


class Replay:
    """Reads what the entries say, case by case, and lets the pure core say where each stands."""

    def __init__(self, env, program, earning, ids, day):
        """``ids``: memberships of ``program``; a chunk of them has no others between."""
        self.env, self.program, self.ids, self.day = env, program, ids, day
        self.earning, self.rules = earning, earning.rules
        self.sums = Sums(earning, self._scope("membership_id"), day)

    def groups(self):
        """A :class:`StandingGroup` for each different case; for rolling windows each is one."""
        sums = self._day_sums() if days_of(self.rules.window) else {}
        found = []
        for size, *row in self.env.execute_query(self._cases()):
            columns, case = row[: len(COLUMNS)], row[len(COLUMNS) :]
            state, standing = self._think(*case, sums)
            found.append(StandingGroup(size, tuple(columns), state, standing))
        return found

    # -- what the pure core says -----------------------------------------------------------------

    def _think(self, said, brought, brought_on, place, first_on, granted, alone, sums):
        """State and standing of one case, a row of :data:`CASES`."""
        start = self._start(brought, brought_on, place, first_on)
        granted = self.earning.ranks.get(granted, 0)
        if self.rules.window in PERIODS:
            terms = self._terms(said)
            state, reached = replayed(self.rules, self.day, terms, start), terms.now
        elif self.rules.window == "life":
            reached, *peaks = said or [1]
            state = self._in_one_stretch(max(1, reached, *peaks), start)
        else:
            measure = sums.get(alone, {})
            state = self._in_one_stretch(rolling_peak(self.rules, measure, self.day), start)
            return state, stand(self.rules, state, measure, self.day, granted)
        measure = self.rules.thresholds[max(reached, 1) - 1]
        return state, stand(self.rules, state, measure, self.day, granted)

    def _terms(self, said):
        if not said:
            return Terms()
        if self.sums.needs_all_periods():
            return Terms(*(max(rank or 1, 1) for rank in said))
        return recent_terms(said, self.sums.drop())

    def _start(self, brought, brought_on, place, first_on):
        """``(rank, day)`` a member began with, or None: brought along, or spent well at first."""
        if brought_on:
            return self.earning.ranks.get(brought, 1), brought_on
        if not place:
            return None
        return self.earning.starting_rank(self.earning.starting_points[place - 1]), first_on

    def _in_one_stretch(self, peak, start):
        """The state without periods."""
        state = State(None)
        if start:
            state = start_at(self.rules, state, *start)
        return remember(self.rules, state, peak)

    # -- what the entries say ----------------------------------------------------------------------

    def _scope(self, column):
        """A chunk of neighbours is one stretch of the index."""
        name = SQL(column)
        if len(self.ids) > 1000:
            return SQL("%s BETWEEN %s AND %s", name, min(self.ids), max(self.ids))
        return SQL("%s = ANY(%s)", name, list(self.ids))

    def _cases(self):
        alone = "card.id" if days_of(self.rules.window) else "0"
        return SQL(
            CASES,
            columns=SQL(", ").join(
                SQL("string_agg(coalesce((%s)::text, 'NULL'), ',')", SQL(name)) for name in COLUMNS
            ),
            alone=SQL(alone),
            sums=self.sums.query(),
            brought=SQL(BROUGHT, self._scope("membership_id")),
            first=self._first(),
            program=self.program.id,
            scope=self._scope("card.id"),
        )

    def _first(self):
        points = self.earning.starting_points
        if not points:
            return NO_FIRST
        minor = 10**self.program.currency_id.decimal_places
        return SQL(
            FIRST,
            points=[point / minor for point in points],
            scope=self._scope("membership_id"),
        )

    def _day_sums(self):
        """``{membership: {day: sum}}`` as far back as a purchase can still matter."""
        found = {}
        query = self.sums.day_sums(rolling_reach(self.rules))
        for key, day, value in self.env.execute_query(query):
            found.setdefault(key, {})[day] = self.earning.scaled(value)
        return found
