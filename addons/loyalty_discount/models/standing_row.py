"""Totals and level of a membership, written for many at once."""

from typing import NamedTuple

from odoo.tools import SQL

#: the columns of ``loyalty_card``, with their types, in the order of :func:`_values`
COLUMNS = (
    ("turnover", "numeric"),
    ("goods_quantity", "numeric"),
    ("visits", "int"),
    ("last_on", "date"),
    ("counted_until", "date"),
    ("period_on", "date"),
    ("base_tier_id", "int"),
    ("kept_tier_id", "int"),
    ("start_tier_id", "int"),
    ("start_on", "date"),
    ("planned_tier_id", "int"),
    ("planned_from", "date"),
    ("tier_id", "int"),
)
NAMES = tuple(name for name, _type in COLUMNS)


class StandingRow(NamedTuple):
    """What a membership shall hold: totals, state and standing (see ``standing``)."""

    id: int
    turnover: float
    quantity: float
    visits: int
    last_on: object
    counted_until: object
    state: object
    standing: object

    def values(self, tiers):
        """The values of :data:`COLUMNS`; ``tiers`` are the level ids by rank."""
        state, standing = self.state, self.standing
        return (
            self.turnover,
            self.quantity,
            self.visits,
            _text(self.last_on),
            _text(self.counted_until),
            state.period,
            tiers[state.base],
            tiers[state.kept],
            tiers[state.start] if state.started else None,
            state.started,
            tiers[standing.next_rank or 0],
            standing.next_from,
            tiers[standing.rank],
        )


def _text(day):
    return (day if isinstance(day, str) else day.isoformat()) if day else None


def stored_values(env, ids):
    """``{id: values}`` of memberships as they are stored, in the form of the rows."""
    columns = SQL(", ").join(
        SQL("%s::text", SQL.identifier(name)) if kind == "date" else SQL.identifier(name)
        for name, kind in COLUMNS
    )
    scope = SQL("id = ANY(%s)", list(ids))
    if len(ids) > 1000:  # a chunk of neighbours: rows between them are read and not used
        scope = SQL("id BETWEEN %s AND %s", min(ids), max(ids))
    query = SQL("SELECT id, %s FROM loyalty_card WHERE %s", columns, scope)
    return {row[0]: _plain(row[1:]) for row in env.execute_query(query)}


def _plain(values):
    """Stored values with the empty totals of a new membership as zeros."""
    totals = (values[0] or 0.0, values[1] or 0.0, values[2] or 0)
    return (*totals, *values[3:])


def update_memberships(env, changed):
    """Write ``{id: values}`` to the memberships in one statement."""
    arrays = SQL(", ").join(
        SQL("%s::%s[]", list(column), SQL(kind))
        for column, (_name, kind) in zip(zip(*changed.values(), strict=True), COLUMNS, strict=True)
    )
    names = SQL(", ").join(SQL.identifier(name) for name in NAMES)
    pairs = SQL(", ").join(
        SQL("%s = new.%s", SQL.identifier(name), SQL.identifier(name)) for name in NAMES
    )
    env.cr.execute(
        SQL(
            "UPDATE loyalty_card SET %s FROM unnest(%s::int[], %s) AS new(id, %s)"
            " WHERE loyalty_card.id = new.id",
            pairs,
            list(changed),
            arrays,
            names,
        )
    )


def log_changes(env, program, changes, why):
    """Append one level change per ``(membership id, from level, to level)``.

    :param why: ``{"reason", "moment", "note", "order_id"}``
    """
    before, after = [row[1] for row in changes], [row[2] for row in changes]
    env.cr.execute(
        SQL(
            """INSERT INTO loyalty_tier_change
                      (membership_id, from_tier_id, to_tier_id, program_id, company_id, moment,
                       reason, note, order_id, user_id, create_uid, write_uid, create_date,
                       write_date)
               SELECT id, before, after, %(program)s, %(company)s, %(moment)s, %(reason)s,
                      %(note)s, %(order)s, %(user)s, %(user)s, %(user)s, %(now)s, %(now)s
                 FROM unnest(%(ids)s::int[], %(before)s::int[], %(after)s::int[])
                      AS new(id, before, after)""",
            program=program.id,
            company=program.company_id.id,
            moment=why["moment"],
            reason=why["reason"],
            note=why.get("note") or None,
            order=why.get("order_id") or None,
            user=env.uid,
            now=env.cr.now(),
            ids=[row[0] for row in changes],
            before=before,
            after=after,
        )
    )
