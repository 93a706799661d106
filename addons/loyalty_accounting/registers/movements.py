"""Movement of numbers by place and person."""

from odoo.tools import SQL

from .register import Column, Register


class Movements(Register):
    """Every range that a transfer or an act moved, with who answered at both ends."""

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
            SELECT COALESCE(act.operation_date, move.date::date),
                   COALESCE(act.name, transfer.name),
                   source.complete_name, CONCAT_WS(' ', giver.position, giver.name),
                   target.complete_name, CONCAT_WS(' ', taker.position, taker.name),
                   part.first_number, COALESCE(part.last_number, part.first_number),
                   part.quantity, part.cost
              FROM loyalty_move_range part
              JOIN stock_move move ON move.id = part.move_id AND move.state = 'done'
              JOIN stock_location source ON source.id = move.location_id
              JOIN stock_location target ON target.id = move.location_dest_id
              LEFT JOIN stock_picking transfer ON transfer.id = part.picking_id
              LEFT JOIN loyalty_act act ON act.id = part.act_id
              LEFT JOIN loyalty_responsible giver ON giver.id = act.responsible_id
              LEFT JOIN loyalty_responsible taker ON taker.id = act.responsible_to_id
             WHERE part.company_id = %(company)s
               AND COALESCE(act.operation_date, move.date::date) BETWEEN %(start)s AND %(end)s
             ORDER BY 1, move.id, part.first_serial
            """,
            company=scope.company.id,
            start=scope.start,
            end=scope.end,
        )
