"""Every movement of card numbers, whoever made it: transfers, acts, issues, sales, returns."""

from datetime import date

from odoo.tools import SQL

from .shop import SHOP_OF_MOVE, SHOP_OF_RECEIPT, shop_day

RANGE = """
SELECT part.batch_id, part.first_serial, part.last_serial,
       part.first_number, COALESCE(part.last_number, part.first_number) AS last_number,
       %(day)s AS day, COALESCE(entry.date, act.posting_date, %(moved_day)s) AS booked,
       move.date AS entered, part.id AS rank,
       move.location_id AS source_id, move.location_dest_id AS target_id,
       part.quantity,
       CASE WHEN part.act_id IS NULL AND (move.is_in OR move.is_out)
            THEN move.value * part.quantity / NULLIF(move.quantity, 0)
            ELSE part.cost END AS cost,
       act.id AS act_id, NULL::integer AS line_id,
       NULL::integer AS receipt_id, COALESCE(act.name, transfer.name) AS document,
       ((act.type IN ('acceptance', 'surplus', 'return', 'opening', 'correction'))
           <> (act.reversal_of_id IS NOT NULL))
           <> (COALESCE(part.finding, '') = 'refused') AS incoming
"""
OF_ACTS = """
  FROM loyalty_act act
  JOIN loyalty_move_range part ON part.act_id = act.id AND part.company_id = %(company)s
  JOIN stock_move move ON move.id = part.move_id AND move.state = 'done'
  %(shop)s
  LEFT JOIN account_move entry ON entry.id = move.account_move_id
  LEFT JOIN stock_picking transfer ON transfer.id = part.picking_id
"""
OF_TRANSFERS = """
  FROM loyalty_move_range part
  JOIN stock_move move ON move.id = part.move_id AND move.state = 'done'
  %(shop)s
  LEFT JOIN account_move entry ON entry.id = move.account_move_id
  LEFT JOIN stock_picking transfer ON transfer.id = part.picking_id
  LEFT JOIN loyalty_act act ON act.id = transfer.loyalty_act_id
 WHERE part.act_id IS NULL AND part.company_id = %(company)s AND move.date >= %(since)s
"""
ISSUES = """
SELECT line.batch_id, card.serial, card.serial, line.number, line.number,
       act.operation_date,
       CASE WHEN act.state <> 'draft' THEN act.posting_date END,
       line.create_date, line.id,
       CASE WHEN line.sign > 0 THEN home.id ELSE books.loyalty_issued_location_id END,
       CASE WHEN line.sign < 0 THEN home.id
            WHEN act.state = 'draft' THEN books.loyalty_pending_location_id
            ELSE books.loyalty_issued_location_id END,
       1, line.unit_cost, act.id, line.id, NULL::integer, act.name, line.sign < 0
  FROM loyalty_act_line line
  JOIN loyalty_act act ON act.id = line.act_id AND act.type IN ('issuance', 'opening')
  JOIN loyalty_medium card ON card.id = line.medium_id AND card.serial IS NOT NULL
  JOIN res_company books ON books.id = act.company_id
  LEFT JOIN stock_warehouse shop ON shop.id = act.warehouse_id
  LEFT JOIN pos_config till ON till.id = line.config_id
  LEFT JOIN stock_picking_type kind ON kind.id = till.picking_type_id
  LEFT JOIN stock_location home
    ON home.id = COALESCE(kind.default_location_src_id, shop.lot_stock_id)
   AND act.type = 'issuance'
 WHERE act.company_id = %(company)s
"""
TILLS = """
SELECT card.batch_id, card.serial, card.serial, card.number, card.number,
       %(day)s, moved.day, line.create_date, line.id,
       CASE WHEN line.qty > 0 THEN shelf.id ELSE customer.id END,
       CASE WHEN line.qty > 0 THEN customer.id ELSE shelf.id END,
       1, moved.cost, NULL::integer, NULL::integer, receipt.id,
       COALESCE(receipt.pos_reference, receipt.name), line.qty < 0
  FROM pos_order_line line
  JOIN pos_order receipt ON receipt.id = line.order_id
   AND receipt.state IN ('paid', 'done') AND receipt.company_id = %(company)s
   AND receipt.date_order BETWEEN %(since)s AND %(until)s
  %(shop)s
  LEFT JOIN pos_order_line origin ON origin.id = line.refunded_orderline_id
  JOIN loyalty_medium card
    ON card.number = COALESCE(line.loyalty_card_number, origin.loyalty_card_number)
   AND card.company_id = receipt.company_id AND card.batch_id IS NOT NULL
  JOIN loyalty_medium_batch run ON run.id = card.batch_id
   AND run.product_id = line.product_id
  LEFT JOIN stock_location shelf
    ON shelf.id = COALESCE(line.loyalty_location_id, kind.default_location_src_id)
  LEFT JOIN stock_location customer ON customer.id = kind.default_location_dest_id
  LEFT JOIN LATERAL (
       SELECT %(moved_day)s AS day, move.value / NULLIF(move.quantity, 0) AS cost
         FROM stock_picking picking
         JOIN stock_move move ON move.picking_id = picking.id AND move.state = 'done'
        WHERE picking.loyalty_by_till AND move.product_id = line.product_id
          AND (picking.pos_order_id = receipt.id
               OR (picking.pos_session_id = shift.id AND picking.pos_order_id IS NULL))
        ORDER BY picking.pos_order_id NULLS LAST
        LIMIT 1) AS moved ON TRUE
 WHERE line.loyalty_card_number IS NOT NULL OR line.refunded_orderline_id IS NOT NULL
"""


def card_moves(company, start=None, end=None):
    """A query of spans of numbers that moved from one place to another, in ``company``.

    ``day`` is the day of the operation, by the clock of its shop; ``booked`` the day stock and
    ledger have it on, empty while they don't; ``entered`` and ``rank`` give the order in which
    the register went through them, which is the order of the cards' way through the house.
    ``incoming`` says that who answers for the cards of the document takes them over.

    A card handed out at the till goes from its shop straight to where its act takes it; an act
    taken back brings it to its shop again.

    Who asks for days from ``start`` through ``end`` only says so here as well: where the day
    follows from a moment, no index knows it, and moments more than a day off are left out.
    """
    window = {
        "since": SQL("(%s::date - 1)::timestamp", start or date.min),
        "until": SQL("(%s::date + 2)::timestamp", end or date.max),
    }
    return SQL(
        " UNION ALL ".join(["%s"] * 4),
        *_by_ranges(company, window),
        _by_issues(company),
        _by_tills(company, window),
    )


def _by_ranges(company, window):
    """What acts and transfers moved by ranges; cards that became another product included.

    The day of an act is a column: the database can look for it.
    """
    moved_day = shop_day(company, SQL("move.date"))
    days = (SQL("act.operation_date"), SQL("COALESCE(act.operation_date, %s)", moved_day))
    for day, source in zip(days, (OF_ACTS, OF_TRANSFERS), strict=True):
        yield SQL(
            RANGE + source,
            company=company.id,
            shop=SHOP_OF_MOVE,
            day=day,
            moved_day=moved_day,
            **window,
        )


def _by_issues(company):
    """What issue notes list, and cards out on the first day; a mirror brings the cards back."""
    return SQL(
        ISSUES,
        company=company.id,
    )


def _by_tills(company, window):
    """Cards that receipts sold, or took back; they are booked when core moves their goods."""
    return SQL(
        TILLS,
        company=company.id,
        shop=SHOP_OF_RECEIPT,
        day=shop_day(company, SQL("receipt.date_order")),
        moved_day=shop_day(company, SQL("move.date")),
        **window,
    )
