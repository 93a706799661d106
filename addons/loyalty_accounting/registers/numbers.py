"""Numbers and recipients, as they were at the end of a day."""

from odoo.tools import SQL

from ..models.loyalty_act_line import masked_name
from .ends import card_ends
from .moves import card_moves
from .register import Column, Register
from .shop import company_end, shop_end

QUERY = """
WITH moves AS (%(moves)s),
steps AS (
    SELECT card.id AS medium_id, part.*
      FROM moves part
      JOIN loyalty_medium_batch run ON run.id = part.batch_id
     CROSS JOIN LATERAL GENERATE_SERIES(part.first_serial, part.last_serial) AS own (serial)
      JOIN (SELECT one.id, one.serial, COALESCE(kept.parent_id, kept.id) AS family_id
              FROM loyalty_medium one
              JOIN loyalty_medium_batch kept ON kept.id = one.batch_id) AS card
        ON card.family_id = COALESCE(run.parent_id, run.id) AND card.serial = own.serial
),
last AS (
    SELECT DISTINCT ON (medium_id) *
      FROM steps
     WHERE day <= %(end)s
     ORDER BY medium_id, entered DESC, rank DESC
),
later AS (SELECT DISTINCT medium_id FROM steps WHERE day > %(end)s),
over AS (
    SELECT medium_id, MAX(state) AS state FROM (%(ends)s) AS card WHERE day <= %(end)s GROUP BY 1
),
shop_hours AS (SELECT shop.id, %(shop_end)s AS day_end FROM stock_warehouse shop)
SELECT card.number, COALESCE(run.name, present.name),
       CASE WHEN %(untouched)s THEN card.state
            WHEN target.usage IN ('internal', 'transit')
                 AND target.id <> books.loyalty_pending_location_id THEN
                 CASE trail.to_state WHEN 'void' THEN 'void' ELSE 'stock' END
            WHEN target.usage = 'customer'
                 OR last.receipt_id IS NOT NULL OR line.id IS NOT NULL
                 OR paid.id IS NOT NULL THEN
                 COALESCE(over.state, NULLIF(trail.to_state, 'stock'), 'active')
            ELSE 'void' END,
       CASE WHEN %(untouched)s THEN place.complete_name
            ELSE target.complete_name END,
       COALESCE(line.holder_name, buyer.name),
       CASE WHEN line.id IS NOT NULL OR receipt.id IS NOT NULL THEN last.day END,
       CASE WHEN line.id IS NOT NULL OR receipt.id IS NOT NULL THEN last.document END,
       line.unit_cost
  FROM loyalty_medium card
  JOIN loyalty_medium_batch present ON present.id = card.batch_id
  JOIN res_company books ON books.id = card.company_id
  LEFT JOIN last ON last.medium_id = card.id
  LEFT JOIN later ON later.medium_id = card.id
  LEFT JOIN over ON over.medium_id = card.id
  LEFT JOIN shop_hours ON shop_hours.id = card.warehouse_id
  LEFT JOIN loyalty_medium_batch run ON run.id = last.batch_id
  LEFT JOIN stock_location place ON place.id = card.location_id
  LEFT JOIN stock_location target ON target.id = last.target_id
  LEFT JOIN loyalty_act_line line
    ON line.act_id = last.act_id AND line.medium_id = card.id AND line.sign > 0
   AND (last.line_id IS NULL OR last.line_id = line.id)
  LEFT JOIN pos_order receipt ON receipt.id = last.receipt_id AND NOT last.incoming
  LEFT JOIN res_partner buyer ON buyer.id = receipt.partner_id
  LEFT JOIN loyalty_act paid
    ON paid.id = last.act_id AND paid.type = 'replacement'
  LEFT JOIN LATERAL (
       SELECT id FROM loyalty_medium_event
        WHERE medium_id = card.id AND create_date >= COALESCE(shop_hours.day_end, %(end_moment)s)
        LIMIT 1) AS after ON TRUE
  LEFT JOIN LATERAL (
       SELECT to_state FROM loyalty_medium_event
        WHERE medium_id = card.id AND create_date < COALESCE(shop_hours.day_end, %(end_moment)s)
          AND (to_state IN ('active', 'blocked') OR from_state = 'void'
               OR (to_state = 'void' AND from_state <> 'stock'))
        ORDER BY id DESC LIMIT 1) AS trail ON TRUE
 WHERE card.company_id = %(company)s
   AND (last.medium_id IS NOT NULL
        OR (later.medium_id IS NULL AND card.create_date < %(end_moment)s))
 ORDER BY card.number
"""


class Numbers(Register):
    """Place, holder and document by the last movement of each card up to the day.

    The day of an operation counts, not that of its entry: an act posted later changes what the
    register says of its own day. A card is replaced or expired from the day of its act on, and
    blocked from the moment of the button. Cards that nothing happened to since are as they are
    now.
    """

    code = "numbers"
    at_date = True
    joins_own_rows = True

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
            QUERY,
            company=scope.company.id,
            untouched=SQL(
                "later.medium_id IS NULL AND (after.id IS NULL OR last.medium_id IS NULL)"
            ),
            moves=card_moves(scope.company),
            ends=card_ends(scope.company),
            end=scope.end,
            end_moment=company_end(scope.company, scope.end),
            shop_end=shop_end(scope.company, scope.end),
        )

    def shown(self, env, scope, row):
        number, run, state, place, holder, day, act, cost = row
        states = dict(env["loyalty.medium"]._fields["state"]._description_selection(env))
        name = masked_name(holder) if scope.masked else holder
        return number, run, states.get(state, state), place, name, day, act, cost
