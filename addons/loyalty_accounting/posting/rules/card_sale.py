"""E09 and E10, revenue of sold cards: Dr CASH / Cr REV, Cr VATO, carried by the POS session.

Odoo sums the tax of the receipts, each rounded by itself, so that ten receipts of one
card may differ by cents from one receipt of ten. A refund is a negative receipt. A fee
over validity waits on CLC; its refund takes what still waits, and revenue the rest.
"""

from ..errors import PostingError
from ..legs import entries, signed
from ..vat import included_tax


def card_sale(event):
    """The ``sale`` entry of the receipts; zero legs are left out."""
    if event.fee not in ("immediate", "over_validity"):
        raise PostingError("fee_unknown", fee=event.fee)
    gross = sum(event.receipts_minor)
    tax = sum(included_tax(receipt, event.rate_ppm) for receipt in event.receipts_minor)
    net = gross - tax
    waiting = net + event.released_minor if event.fee == "over_validity" else 0
    legs = ((event.buyer, gross), ("REV", waiting - net), ("CLC", -waiting), ("VATO", -tax))
    return entries(event.operation_date, ("sale", event.carrier, signed(*legs)))
