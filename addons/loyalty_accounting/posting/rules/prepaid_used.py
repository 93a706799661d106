"""Goods are paid with a balance: revenue, and VAT unless it was due when it was sold."""

from ..entry import pair
from ..legs import entries, signed
from ..prepaid import check_kind, tax_share
from ..vat import included_tax


def prepaid_used(event):
    """The ``use`` entry; ``advance`` takes back the VAT of the advance at its own rate."""
    check_kind(event.kind)
    gross = event.gross_minor
    if event.kind == "single":
        taken, tax = gross - tax_share(event, event.rate_ppm), 0
    else:
        taken, tax = gross, included_tax(gross, event.rate_ppm)
    advance = tax_share(event, event.advance_rate_ppm) if event.kind == "advance" else 0
    return entries(
        event.operation_date,
        ("use", "pos", signed(("CLG", taken), ("REV", tax - taken), ("VATO", -tax))),
        ("advance", "ledger", pair("VATO", "ADV", advance)),
    )
