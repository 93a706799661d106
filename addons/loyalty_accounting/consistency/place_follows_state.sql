SELECT card.id AS medium_id, card.company_id, card.number, card.state, card.location_id
  FROM loyalty_medium card
  JOIN res_company company ON company.id = card.company_id
  LEFT JOIN stock_location place ON place.id = card.location_id
  LEFT JOIN loyalty_act_line line ON line.medium_id = card.id AND line.open
  LEFT JOIN loyalty_act act ON act.id = line.act_id
 WHERE card.batch_id IS NOT NULL
   AND (   (card.state = 'stock'
            AND (place.usage IS NULL OR place.usage NOT IN ('internal', 'transit')
                 OR place.id = company.loyalty_pending_location_id))
        OR (card.issue_ground = 'free' AND card.state IN ('active', 'blocked')
            AND place.id IS DISTINCT FROM CASE
                WHEN act.state = 'posted' THEN company.loyalty_issued_location_id
                ELSE company.loyalty_pending_location_id END)
        OR (card.issue_ground = 'sale' AND card.state IN ('active', 'blocked')
            AND place.usage = 'internal'));
