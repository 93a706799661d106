"""VAT that acts of a period have in the ledger, by role."""

from odoo.tools import SQL


def booked_vat(scope):
    """A query of ``act_id``, output VAT ``vat`` and input VAT given back ``restored``.

    Acts by their operation date, whatever account played the role when they were posted.
    """
    return SQL(
        """
        SELECT entry.loyalty_act_id AS act_id,
               COALESCE(-SUM(item.balance) FILTER (WHERE item.loyalty_role = 'VATG'), 0) AS vat,
               COALESCE(-SUM(item.balance) FILTER (WHERE item.loyalty_role = 'VATIN'), 0)
                   AS restored
          FROM loyalty_act act
          JOIN account_move entry ON entry.loyalty_act_id = act.id AND entry.state = 'posted'
          JOIN account_move_line item ON item.move_id = entry.id
         WHERE act.company_id = %(company)s
           AND act.operation_date BETWEEN %(start)s AND %(end)s
           AND item.loyalty_role IN ('VATG', 'VATIN')
         GROUP BY entry.loyalty_act_id
        """,
        company=scope.company.id,
        start=scope.start,
        end=scope.end,
    )
