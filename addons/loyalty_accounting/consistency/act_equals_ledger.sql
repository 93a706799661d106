-- title: The ledger of an act says what its paper says
-- reason: Cost and VAT of a posted act are exactly its entries, all of them posted.
SELECT act.id AS act_id,
       act.name,
       act.amount_cost + act.amount_vat AS paper,
       COALESCE(SUM(item.debit), 0) AS ledger
  FROM loyalty_act act
  LEFT JOIN account_move entry ON entry.loyalty_act_id = act.id AND entry.state = 'posted'
  LEFT JOIN account_move_line item ON item.move_id = entry.id
 WHERE act.state IN ('posted', 'reversed')
 GROUP BY act.id
HAVING ROUND(ABS(act.amount_cost + act.amount_vat) - ABS(COALESCE(SUM(item.debit), 0)), 6) <> 0;
