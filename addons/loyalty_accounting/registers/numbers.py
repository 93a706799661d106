"""Numbers and recipients, as they were at the end of a day."""

from datetime import timedelta

from odoo.tools import SQL

from ..models.loyalty_act_line import masked_name
from .register import Column, Register


class Numbers(Register):
    """State by the trail of each card, place by its last movement, holder by its act."""

    code = "numbers"
    at_date = True

    def title(self, env):
        return env._("Register of card numbers")

    def columns(self, env):
        return (
            Column(env._("Card number"), width=20),
            Column(env._("Print run"), width=12),
            Column(env._("State"), width=12),
            Column(env._("Place"), width=28),
            Column(env._("Holder"), width=28),
            Column(env._("Handed out"), "date", 14),
            Column(env._("Act"), width=18),
            Column(env._("Cost"), "money", 12, total=True),
        )

    def query(self, env, scope):
        return SQL(
            """
            SELECT card.number, run.name,
                   COALESCE(before.to_state, later.from_state, card.state),
                   COALESCE(moved.place, ''),
                   line.holder_name, line.operation_date, act.name, line.unit_cost
              FROM loyalty_medium card
              JOIN loyalty_medium_batch run ON run.id = card.batch_id
              LEFT JOIN LATERAL (
                   SELECT to_state FROM loyalty_medium_event
                    WHERE medium_id = card.id AND create_date < %(after)s
                    ORDER BY id DESC LIMIT 1) AS before ON TRUE
              LEFT JOIN LATERAL (
                   SELECT from_state FROM loyalty_medium_event
                    WHERE medium_id = card.id AND create_date >= %(after)s
                    ORDER BY id LIMIT 1) AS later ON TRUE
              LEFT JOIN LATERAL (
                   SELECT place.complete_name AS place
                     FROM loyalty_move_range part
                     JOIN stock_move move ON move.id = part.move_id AND move.state = 'done'
                     JOIN stock_location place ON place.id = move.location_dest_id
                    WHERE part.batch_id = card.batch_id
                      AND card.serial BETWEEN part.first_serial AND part.last_serial
                      AND move.date < %(after)s
                    ORDER BY move.date DESC, part.id DESC LIMIT 1) AS moved ON TRUE
              LEFT JOIN loyalty_act_line line
                ON line.medium_id = card.id AND line.open AND line.operation_date <= %(end)s
              LEFT JOIN loyalty_act act ON act.id = line.act_id
             WHERE card.company_id = %(company)s AND card.create_date < %(after)s
             ORDER BY card.number
            """,
            company=scope.company.id,
            end=scope.end,
            after=scope.end + timedelta(days=1),
        )

    def shown(self, env, scope, row):
        number, run, state, place, holder, day, act, cost = row
        states = dict(env["loyalty.medium"]._fields["state"]._description_selection(env))
        name = masked_name(holder) if scope.masked else holder
        return number, run, states.get(state, state), place, name, day, act, cost
