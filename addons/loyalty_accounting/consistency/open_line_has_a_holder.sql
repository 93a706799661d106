SELECT line.act_id, card.company_id, card.id AS medium_id, card.number, card.state
  FROM loyalty_act_line line
  JOIN loyalty_medium card ON card.id = line.medium_id
 WHERE line.open AND card.state = 'stock';
