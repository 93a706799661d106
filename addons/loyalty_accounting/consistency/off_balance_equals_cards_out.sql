WITH ledger AS (
    SELECT role.company_id, role.account_id, COALESCE(SUM(item.balance), 0) AS balance
      FROM loyalty_account_role role
      LEFT JOIN account_move_line item
        ON item.account_id = role.account_id AND item.company_id = role.company_id
       AND item.parent_state = 'posted'
     WHERE role.code = 'OBI'
     GROUP BY role.company_id, role.account_id
),
held AS (
    SELECT act.company_id, SUM(line.off_balance) AS worth
      FROM loyalty_act_line line
      JOIN loyalty_act act ON act.id = line.act_id AND act.state = 'posted'
      JOIN loyalty_medium card ON card.id = line.medium_id
       AND card.state IN ('active', 'blocked')
     WHERE line.open
     GROUP BY act.company_id
)
SELECT ledger.company_id, ledger.account_id, ledger.balance, COALESCE(held.worth, 0) AS cards
  FROM ledger
  LEFT JOIN held ON held.company_id = ledger.company_id
 WHERE ROUND(ledger.balance - COALESCE(held.worth, 0), 6) <> 0;
