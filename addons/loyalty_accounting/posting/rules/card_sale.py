"""E09 and E10, revenue of sold cards: Dr CASH / Cr REV, Cr VATO, carried by the POS session.

Odoo sums the tax of the receipts, each rounded by itself, so that ten receipts of one
card may differ by cents from one receipt of ten. A refund is a negative receipt.
"""

from ..entry import Entry, Line
from ..vat import included_tax


def card_sale(event):
    """The ``sale`` entry of the receipts; zero legs are left out."""
    gross = sum(event.receipts_minor)
    tax = sum(included_tax(receipt, event.rate_ppm) for receipt in event.receipts_minor)
    legs = (("CASH", gross), ("REV", tax - gross), ("VATO", -tax))
    lines = tuple(Line(role, max(amount, 0), max(-amount, 0)) for role, amount in legs if amount)
    return (Entry("sale", "pos", event.operation_date, lines),) if lines else ()
