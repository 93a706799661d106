"""VAT on cards given away, missing or put to another purpose: the rows of the sales book."""

from odoo.tools import SQL

from .register import Column, Register
from .vat_booked import booked_vat

# The answer of the VAT ladder, and the code that the declaration calls such a supply by.
EXEMPT, EXEMPT_CODE = "within_unit_limit", "1010275"
# Codes of operations: a gratuitous transfer, input VAT given back.
GIFT_CODE, RESTORED_CODE = "10", "21"


QUERY = """
WITH own AS (
    SELECT id, operation_date, name, type, warehouse_id, posting_date,
           quantity AS cards
      FROM loyalty_act
     WHERE company_id = %(company)s AND state IN ('posted', 'reversed')
       AND operation_date BETWEEN %(start)s AND %(end)s
),
told AS (
    SELECT line.act_id, line.vat_rate AS rate, SUM(line.sign) AS cards,
           SUM(line.vat_base) AS base, SUM(line.vat_amount) AS vat,
           SUM(COALESCE(line.restored, 0)) AS restored,
           line.vat_reason = %(exempt)s AS exempt
      FROM own
      JOIN loyalty_act_line line ON line.act_id = own.id
     GROUP BY line.act_id, line.vat_rate, line.vat_reason
),
beyond AS (
    SELECT booked.act_id, booked.vat - COALESCE(lines.vat, 0) AS vat,
           booked.restored - COALESCE(lines.restored, 0) AS restored
      FROM (%(booked)s) AS booked
      LEFT JOIN (SELECT act_id, SUM(vat) AS vat, SUM(restored) AS restored
                   FROM told GROUP BY act_id) AS lines
        ON lines.act_id = booked.act_id
),
part AS (
    SELECT act_id, cards, base, rate, vat, restored,
           CASE WHEN exempt THEN %(exempt_code)s WHEN vat = 0 THEN %(restored_code)s
                ELSE %(gift_code)s END AS code
      FROM told
     WHERE vat <> 0 OR restored <> 0 OR exempt
     UNION ALL
    SELECT act_id, NULL, NULL, NULL, vat, 0, %(gift_code)s FROM beyond WHERE vat <> 0
     UNION ALL
    SELECT act_id, NULL, NULL, NULL, 0, restored, %(restored_code)s
      FROM beyond
     WHERE restored <> 0
)
SELECT own.operation_date, own.name, shop.name, part.code,
       COALESCE(part.cards, own.cards), part.base, part.rate, part.vat,
       own.posting_date,
       DATE_TRUNC('quarter', own.operation_date)
           <> DATE_TRUNC('quarter', own.posting_date),
       own.type = 'reclassification' AND part.restored < 0,
       part.restored
  FROM part
  JOIN own ON own.id = part.act_id
  LEFT JOIN stock_warehouse shop ON shop.id = own.warehouse_id
 ORDER BY own.operation_date, own.name, part.rate
"""


class VatDocuments(Register):
    """The summary document that goes into the sales book of the day of the issue.

    Exempt gifts have no invoice: they are told in the declaration, and input VAT that they give
    back stands in the sales book. What the ledger has beyond the cards of an act, such as VAT on
    a shortage or of a period-end act, is a row of its own: the register adds up to the ledger.

    What was posted into a later quarter, because its own was closed, goes to an additional
    sheet of the quarter of the operation.
    """

    code = "vat_documents"

    def title(self, env):
        return env._("VAT on cards given away")

    def columns(self, env):
        return (
            Column(env._("Operation date"), "date", 14),
            Column(env._("Act"), width=18),
            Column(env._("Shop"), width=24),
            Column(env._("Operation code"), width=10),
            Column(env._("Cards"), "count", 10, total=True),
            Column(env._("VAT base"), "money", 14, total=True),
            Column(env._("VAT %"), "rate", 10),
            Column(env._("VAT"), "money", 14, total=True),
            Column(env._("Posted"), "date", 14),
            Column(env._("Sheet"), width=26),
            Column(env._("Input VAT given back"), "money", 14, total=True),
        )

    def query(self, env, scope):
        return SQL(
            QUERY,
            company=scope.company.id,
            start=scope.start,
            end=scope.end,
            booked=booked_vat(scope),
            exempt=EXEMPT,
            exempt_code=EXEMPT_CODE,
            restored_code=RESTORED_CODE,
            gift_code=GIFT_CODE,
        )

    def shown(self, env, scope, row):
        *values, is_late, is_deducted, restored = row
        sheet = env._("Additional sheet") if is_late else env._("Sales book")
        if is_deducted:
            sheet = env._("Purchase book")
        if values[3] == EXEMPT_CODE and not restored:
            sheet = env._("Declaration, exempt supplies")
        return (*values, sheet, restored)
