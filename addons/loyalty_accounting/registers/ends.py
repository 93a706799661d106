"""Cards that were replaced or have expired, by the acts that say so."""

from odoo.tools import SQL

ENDS = """
SELECT act.replaced_id AS medium_id, 'replaced' AS state, act.operation_date AS day
  FROM loyalty_act act
 WHERE act.company_id = %(company)s AND act.type = 'replacement'
   AND act.state = 'posted' AND act.reversal_of_id IS NULL
 UNION ALL
SELECT card.id, 'expired', act.operation_date
  FROM loyalty_act act
  JOIN loyalty_move_range part ON part.act_id = act.id
  JOIN loyalty_medium card
    ON card.batch_id = part.batch_id
   AND card.serial BETWEEN part.first_serial AND part.last_serial
 WHERE act.company_id = %(company)s AND act.type = 'expiry'
   AND act.state = 'posted' AND act.reversal_of_id IS NULL
"""


def card_ends(company):
    """A query of ``medium_id``, the ``state`` a card ended in and the ``day`` of the operation.

    Acts that were taken back ended nothing, and no card ends twice.
    """
    return SQL(ENDS, company=company.id)
