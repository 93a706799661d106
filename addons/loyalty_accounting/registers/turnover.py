"""Turnover sheet by print run: opening, in, out, closing, in cards and in money."""

from odoo.tools import SQL

from .register import Column, Register
from .shop import SHOP_OF_MOVE, shop_day

QUERY = """
WITH booked AS (
    SELECT run.id AS run_id, move.id,
           COALESCE(entry.date, act.posting_date, %(day)s) AS day,
           CASE WHEN move.is_in THEN 1 ELSE -1 END AS sign,
           SUM(line.quantity_product_uom) AS cards,
           move.value * SUM(line.quantity_product_uom)
               / NULLIF(move.quantity, 0) AS money
      FROM loyalty_medium_batch run
      JOIN stock_move_line line ON line.lot_id = run.lot_id
      JOIN stock_move move ON move.id = line.move_id
       AND move.state = 'done' AND (move.is_in OR move.is_out)
      %(shop)s
      LEFT JOIN account_move entry ON entry.id = move.account_move_id
      LEFT JOIN stock_picking transfer ON transfer.id = move.picking_id
      LEFT JOIN loyalty_act act ON act.id = transfer.loyalty_act_id
     WHERE run.company_id = %(company)s
     GROUP BY run.id, move.id, 3
)
SELECT run.name, MAX(COALESCE(template.name ->> %(lang)s, template.name ->> 'en_US')),
       SUM(cards * sign) FILTER (WHERE day < %(start)s),
       SUM(money * sign) FILTER (WHERE day < %(start)s),
       SUM(cards) FILTER (WHERE day >= %(start)s AND sign > 0),
       SUM(money) FILTER (WHERE day >= %(start)s AND sign > 0),
       SUM(cards) FILTER (WHERE day >= %(start)s AND sign < 0),
       SUM(money) FILTER (WHERE day >= %(start)s AND sign < 0),
       SUM(cards * sign), SUM(money * sign)
  FROM booked
  JOIN loyalty_medium_batch run ON run.id = booked.run_id
  JOIN product_product product ON product.id = run.product_id
  JOIN product_template template ON template.id = product.product_tmpl_id
 WHERE day <= %(end)s
 GROUP BY run.id
 ORDER BY run.name
"""


class Turnover(Register):
    """Native valued moves of the run's lot; inside the company nothing comes or goes.

    A move is of the day of its entry; one at no value, which has none, of the day its act was
    posted on.

    The closing money of all runs of a product is what Odoo values them at, but for price
    differences of bills, which change the value of their receipt.
    """

    code = "turnover"

    def title(self, env):
        return env._("Turnover sheet by print run")

    def columns(self, env):
        names = (
            (env._("Opening, cards"), "count"),
            (env._("Opening"), "money"),
            (env._("In, cards"), "count"),
            (env._("In"), "money"),
            (env._("Out, cards"), "count"),
            (env._("Out"), "money"),
            (env._("Closing, cards"), "count"),
            (env._("Closing"), "money"),
        )
        return (
            Column(env._("Print run"), width=14),
            Column(env._("Product"), width=30),
            *(Column(name, kind, 14, total=True) for name, kind in names),
        )

    def query(self, env, scope):
        return SQL(
            QUERY,
            company=scope.company.id,
            day=shop_day(scope.company, SQL("move.date")),
            shop=SHOP_OF_MOVE,
            lang=env.lang or "en_US",
            start=scope.start,
            end=scope.end,
        )

    def shown(self, env, scope, row):
        return (*row[:2], *(float(value or 0) for value in row[2:]))
