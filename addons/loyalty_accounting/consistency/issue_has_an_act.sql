SELECT card.id AS medium_id, card.company_id, card.number, card.issued_at
  FROM loyalty_medium card
  JOIN pos_session shift ON shift.id = card.issue_session_id AND shift.state = 'closed'
 WHERE card.batch_id IS NOT NULL
   AND card.issue_ground = 'free'
   AND NOT EXISTS (SELECT 1 FROM loyalty_act_line line WHERE line.medium_id = card.id AND line.open);
