"""Totals and levels of memberships, written for many at once."""

from typing import NamedTuple

from odoo.tools import SQL

#: columns of ``loyalty_card`` with their types: what differs from one membership to the next
TOTALS = (
    ("turnover", "numeric"),
    ("goods_quantity", "numeric"),
    ("visits", "int"),
    ("last_on", "date"),
    ("counted_until", "date"),
)
#: and what those of a group share
OUTCOME = (
    ("period_on", "date"),
    ("base_tier_id", "int"),
    ("kept_tier_id", "int"),
    ("start_tier_id", "int"),
    ("start_on", "date"),
    ("planned_tier_id", "int"),
    ("planned_from", "date"),
    ("tier_id", "int"),
)
NAMES = tuple(name for name, _type in (*TOTALS, *OUTCOME))
STORE = """
WITH new AS (
    SELECT * FROM unnest(%(members)s) AS member(id, %(totals)s, number)
             JOIN unnest(%(outcomes)s) AS outcome(number, %(outcome)s) USING (number)),
differing AS (
    SELECT new.*, card.tier_id AS held_id
      FROM new JOIN loyalty_card AS card USING (id)
     WHERE (%(stored)s) IS DISTINCT FROM (%(found)s)),
written AS (
    UPDATE loyalty_card AS card SET %(pairs)s FROM differing AS new WHERE card.id = new.id)
INSERT INTO loyalty_tier_change
       (membership_id, from_tier_id, to_tier_id, program_id, company_id, moment, reason, note,
        order_id, user_id, create_uid, write_uid, create_date, write_date)
SELECT id, held_id, tier_id, %(program)s, %(company)s, %(moment)s, %(reason)s, %(note)s,
       %(order)s, %(user)s, %(user)s, %(user)s, %(now)s, %(now)s
  FROM differing WHERE held_id IS DISTINCT FROM tier_id
RETURNING membership_id"""


class StandingGroup(NamedTuple):
    """Memberships that are in the same case: what each counts, and where all of them stand.

    ``columns`` are their ids and :data:`TOTALS`, each as the text of an array's elements: they
    come from the database and go back unread. state, standing: see ``standing``.
    """

    size: int
    columns: tuple
    state: object
    standing: object

    @classmethod
    def of_one(cls, totals, state, standing):
        """The group of one membership; ``totals`` are its id and :data:`TOTALS`."""
        return cls(1, tuple(map(_element, totals)), state, standing)

    def outcome(self, tiers):
        """The values of :data:`OUTCOME`; ``tiers`` are the level ids by rank, 1 the first."""
        state, standing = self.state, self.standing
        return (
            state.period,
            tiers[state.base],
            tiers[state.kept],
            tiers[state.start] if state.started else None,
            state.started,
            tiers[standing.next_rank or 0],
            standing.next_from,
            tiers[standing.rank],
        )


def _element(value):
    return "NULL" if value is None or value is False else str(value)


def store_groups(env, program, groups, tiers, why):
    """Write what differs from what is stored, and log each change of level.

    :param tiers: level ids by rank, 1 the first
    :param why: ``{"reason", "moment", "note", "order_id"}``
    :return: the ids of the memberships whose level changed
    """
    query = SQL(
        STORE,
        members=_members(groups),
        totals=_names(TOTALS),
        outcomes=_outcomes(groups, tiers),
        outcome=_names(OUTCOME),
        stored=SQL(", ").join(_stored(name) for name in NAMES),
        found=SQL(", ").join(SQL("new.%s", SQL.identifier(name)) for name in NAMES),
        pairs=SQL(", ").join(
            SQL("%s = new.%s", SQL.identifier(name), SQL.identifier(name)) for name in NAMES
        ),
        program=program.id,
        company=program.company_id.id,
        moment=why["moment"],
        reason=why["reason"],
        note=why.get("note") or None,
        order=why.get("order_id") or None,
        user=env.uid,
        now=env.cr.now(),
    )
    return [key for (key,) in env.execute_query(query)]


def _names(columns):
    return SQL(", ").join(SQL.identifier(name) for name, _type in columns)


def _stored(name):
    """A stored value; the empty totals of a new membership are zeros."""
    column = SQL("card.%s", SQL.identifier(name))
    is_number = name in ("turnover", "goods_quantity", "visits")
    return SQL("coalesce(%s, 0)", column) if is_number else column


def _members(groups):
    """Ids, totals and the number of the group, as arrays of equal length."""
    types = ("int", *(kind for _name, kind in TOTALS))
    columns = zip(*(group.columns for group in groups), strict=True)
    arrays = [
        SQL("%s::%s[]", "{" + ",".join(texts) + "}", SQL(kind))
        for texts, kind in zip(columns, types, strict=True)
    ]
    numbers = [n for n, group in enumerate(groups) for _member in range(group.size)]
    return SQL(", ").join([*arrays, SQL("%s::int[]", numbers)])


def _outcomes(groups, tiers):
    """The number of each group and what its memberships shall hold."""
    columns = zip(*(group.outcome(tiers) for group in groups), strict=True)
    arrays = [
        SQL("%s::%s[]", list(values), SQL(kind))
        for values, (_name, kind) in zip(columns, OUTCOME, strict=True)
    ]
    return SQL(", ").join([SQL("%s::int[]", list(range(len(groups)))), *arrays])
