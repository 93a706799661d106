SELECT act.id AS act_id,
       act.company_id,
       act.name,
       CASE act.type WHEN 'issuance'
                     THEN act.amount_cost + act.amount_vat
                          + COALESCE(act.amount_restored, 0) + COALESCE(act.amount_off_balance, 0)
                          + COALESCE(act.amount_allowance, 0)
                     ELSE COALESCE(act.amount_posted, 0) END AS paper,
       COALESCE(SUM(item.debit), 0) AS ledger
  FROM loyalty_act act
  LEFT JOIN account_move entry ON entry.loyalty_act_id = act.id AND entry.state = 'posted'
  LEFT JOIN account_move_line item ON item.move_id = entry.id
 WHERE act.state IN ('posted', 'reversed')
 GROUP BY act.id
HAVING ROUND(ABS(CASE act.type WHEN 'issuance'
                               THEN act.amount_cost + act.amount_vat
                                    + COALESCE(act.amount_restored, 0)
                                    + COALESCE(act.amount_off_balance, 0)
                                    + COALESCE(act.amount_allowance, 0)
                               ELSE COALESCE(act.amount_posted, 0) END)
             - ABS(COALESCE(SUM(item.debit), 0)), 6) <> 0;
