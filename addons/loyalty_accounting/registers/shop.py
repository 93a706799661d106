"""From a receipt or a stock move to its shop, and the calendar day by the clock of that shop."""

from datetime import timedelta

from odoo.tools import SQL

#: Joins that lead from ``receipt`` to its ``shift``, ``till``, ``kind`` of transfer and ``shop``.
SHOP_OF_RECEIPT = SQL(
    """JOIN pos_session shift ON shift.id = receipt.session_id
       JOIN pos_config till ON till.id = shift.config_id
       JOIN stock_picking_type kind ON kind.id = till.picking_type_id
       LEFT JOIN stock_warehouse shop ON shop.id = kind.warehouse_id"""
)

#: Joins that lead from ``move`` to its ``source``, ``target`` and ``shop``.
SHOP_OF_MOVE = SQL(
    """JOIN stock_location source ON source.id = move.location_id
       JOIN stock_location target ON target.id = move.location_dest_id
       LEFT JOIN stock_warehouse shop
         ON shop.id = COALESCE(source.warehouse_id, target.warehouse_id)"""
)


def shop_day(company, moment):
    """The calendar day of ``moment``, by the clock of the ``shop`` in the query."""
    return SQL("(%s AT TIME ZONE 'UTC' AT TIME ZONE %s)::date", moment, _shop_zone(company))


def shop_end(company, day):
    """The moment at which ``day`` is over, by the clock of the ``shop`` in the query."""
    return _end(day, _shop_zone(company))


def company_end(company, day):
    """The moment at which ``day`` is over where no shop is known."""
    return _end(day, SQL("%s", _company_zone(company)))


def _end(day, zone):
    midnight = day + timedelta(days=1)
    return SQL("(%s::timestamp AT TIME ZONE %s AT TIME ZONE 'UTC')", midnight, zone)


def _shop_zone(company):
    return SQL(
        """COALESCE(shop.loyalty_timezone,
                    (SELECT tz FROM res_partner WHERE id = shop.partner_id), %s)""",
        _company_zone(company),
    )


def _company_zone(company):
    return company.partner_id.tz or "UTC"
