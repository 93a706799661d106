-- Named difference: cards of receipts whose goods Odoo has not moved yet (stock at closing,
-- or a transfer of the till that failed).
WITH unmoved AS (
    SELECT card.batch_id,
           COALESCE(line.loyalty_location_id, kind.default_location_src_id) AS location_id,
           SUM(SIGN(line.qty)) AS cards
      FROM pos_order_line line
      JOIN pos_order receipt ON receipt.id = line.order_id
      JOIN pos_session shift ON shift.id = receipt.session_id
      JOIN pos_config till ON till.id = shift.config_id
      JOIN stock_picking_type kind ON kind.id = till.picking_type_id
      LEFT JOIN pos_order_line origin ON origin.id = line.refunded_orderline_id
      JOIN loyalty_medium card
        ON card.number = COALESCE(line.loyalty_card_number, origin.loyalty_card_number)
       AND card.company_id = receipt.company_id
       AND card.batch_id IS NOT NULL
     WHERE receipt.state IN ('paid', 'done')
       AND NOT EXISTS (
               SELECT 1
                 FROM stock_picking moved
                WHERE moved.state = 'done' AND moved.loyalty_by_till
                  AND (moved.pos_order_id = receipt.id
                       OR (moved.pos_session_id = shift.id AND moved.pos_order_id IS NULL)))
     GROUP BY 1, 2
),
numbers AS (
    SELECT card.batch_id, card.location_id, COUNT(*) AS cards
      FROM loyalty_medium card
      JOIN stock_location place ON place.id = card.location_id
       AND place.usage IN ('internal', 'transit')
     WHERE card.batch_id IS NOT NULL
     GROUP BY 1, 2
),
expected AS (
    SELECT batch_id, location_id, SUM(cards) AS cards
      FROM (SELECT * FROM numbers UNION ALL SELECT * FROM unmoved) AS both_kinds
     GROUP BY 1, 2
),
pieces AS (
    SELECT run.id AS batch_id, quant.location_id, SUM(quant.quantity) AS cards
      FROM stock_quant quant
      JOIN loyalty_medium_batch run ON run.lot_id = quant.lot_id
      JOIN stock_location place ON place.id = quant.location_id
       AND place.usage IN ('internal', 'transit')
     GROUP BY 1, 2
)
SELECT COALESCE(expected.batch_id, pieces.batch_id) AS batch_id,
       run.company_id,
       COALESCE(expected.location_id, pieces.location_id) AS location_id,
       COALESCE(expected.cards, 0) AS numbers,
       COALESCE(pieces.cards, 0) AS pieces
  FROM expected
  FULL JOIN pieces
    ON pieces.batch_id = expected.batch_id AND pieces.location_id = expected.location_id
  JOIN loyalty_medium_batch run ON run.id = COALESCE(expected.batch_id, pieces.batch_id)
 WHERE COALESCE(expected.cards, 0) <> COALESCE(pieces.cards, 0);
