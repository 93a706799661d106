SELECT entry.id AS account_move_id, entry.company_id, SUM(item.balance) AS difference
  FROM account_move entry
  JOIN account_move_line item ON item.move_id = entry.id
  JOIN account_account account ON account.id = item.account_id
 WHERE entry.loyalty_act_id IS NOT NULL OR entry.loyalty_cost_session_id IS NOT NULL
    OR entry.loyalty_price_line_id IS NOT NULL OR entry.loyalty_estimate_line_id IS NOT NULL
 GROUP BY entry.id
HAVING ROUND(SUM(item.balance), 6) <> 0
    OR COUNT(DISTINCT account.account_type = 'off_balance') > 1;
