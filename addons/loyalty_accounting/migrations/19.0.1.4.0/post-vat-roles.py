"""Lines of acts say which role their account played; those of earlier acts are told by account."""


def migrate(cr, version):
    """Only the roles of VAT, which registers read; output VAT where both share an account."""
    cr.execute(
        """
        UPDATE account_move_line item
           SET loyalty_role = role.code
          FROM account_move entry
          JOIN (SELECT company_id, account_id, MIN(code) AS code
                  FROM loyalty_account_role
                 WHERE code IN ('VATG', 'VATIN')
                 GROUP BY company_id, account_id) AS role ON role.company_id = entry.company_id
         WHERE item.move_id = entry.id AND entry.loyalty_act_id IS NOT NULL
           AND item.account_id = role.account_id AND item.loyalty_role IS NULL
        """
    )
