"""Movement of numbers by place and person."""

from odoo.tools import SQL

from .moves import card_moves
from .register import Column, Register


class Movements(Register):
    """Every range that moved, with who answered at both ends; till cards one by one.

    What a mirror moves back has its cost, too: the places say which way it went.
    """

    code = "movements"

    def title(self, env):
        return env._("Movement of cards by place and person")

    def columns(self, env):
        return (
            Column(env._("Date"), "date", 12),
            Column(env._("Document"), width=18),
            Column(env._("From"), width=28),
            Column(env._("Handed over by"), width=24),
            Column(env._("To"), width=28),
            Column(env._("Taken over by"), width=24),
            Column(env._("First number"), width=18),
            Column(env._("Last number"), width=18),
            Column(env._("Cards"), "count", 10, total=True),
            Column(env._("Cost"), "money", 12, total=True),
        )

    def query(self, env, scope):
        return SQL(
            """
            WITH moved AS (
                SELECT part.*, act.responsible_name AS named,
                       CONCAT_WS(' ', own.position, own.name) AS own,
                       CONCAT_WS(' ', other.position, other.name) AS other
                  FROM (%(moves)s) AS part
                  LEFT JOIN loyalty_act act ON act.id = part.act_id
                  LEFT JOIN loyalty_act sent
                    ON sent.id = act.origin_id AND act.type = 'acceptance'
                  LEFT JOIN loyalty_responsible own ON own.id = act.responsible_id
                  LEFT JOIN loyalty_responsible other
                    ON other.id = COALESCE(sent.responsible_id, act.responsible_to_id)
                 WHERE part.day BETWEEN %(start)s AND %(end)s
            )
            SELECT day, document, source.complete_name,
                   CASE WHEN incoming THEN other ELSE COALESCE(NULLIF(own, ''), named) END,
                   target.complete_name,
                   CASE WHEN incoming THEN COALESCE(NULLIF(own, ''), named) ELSE other END,
                   first_number, last_number, quantity, ABS(cost)
              FROM moved
              LEFT JOIN stock_location source ON source.id = source_id
              LEFT JOIN stock_location target ON target.id = target_id
             ORDER BY day, entered, rank, first_serial
            """,
            moves=card_moves(scope.company, scope.start, scope.end),
            start=scope.start,
            end=scope.end,
        )
