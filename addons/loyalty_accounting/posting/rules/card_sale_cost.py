"""E09 and E10, cost of sold cards: Dr COGS / Cr GDS, and back for returned ones.

A perpetual company gets this from Odoo's session entry (``carrier`` ``pos``). In a
periodic company Odoo posts it nowhere, although the cards' own category is perpetual, so
we do (``carrier`` ``ledger``): else the stock account would drift from the stock.
"""

from ..entry import Entry, pair


def card_sale_cost(event):
    """The ``cost`` entry; nothing when nothing was sold or returned."""
    lines = pair("COGS", "GDS", event.sold_minor) + pair("GDS", "COGS", event.returned_minor)
    return (Entry("cost", event.carrier, event.operation_date, lines),) if lines else ()
