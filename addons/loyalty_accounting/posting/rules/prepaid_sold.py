"""A balance is paid for: a debt to the buyer; its VAT now (single, advance) or at use."""

from ..entry import pair
from ..legs import entries, signed
from ..prepaid import check_kind
from ..vat import included_tax


def prepaid_sold(event):
    """The ``sale`` entry; ``advance`` adds the VAT on the advance (Dr ADV / Cr VATO)."""
    check_kind(event.kind)
    gross, tax = event.gross_minor, included_tax(event.gross_minor, event.rate_ppm)
    now = tax if event.kind == "single" else 0
    return entries(
        event.operation_date,
        ("sale", "pos", signed(("CASH", gross), ("CLG", now - gross), ("VATO", -now))),
        ("advance", "ledger", pair("ADV", "VATO", tax) if event.kind == "advance" else ()),
    )
