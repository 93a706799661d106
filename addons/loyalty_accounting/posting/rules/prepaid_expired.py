"""Nobody will use the balance: income; VAT paid on an advance is lost with it."""

from ..entry import pair
from ..legs import entries
from ..prepaid import check_kind, tax_share


def prepaid_expired(event):
    """The ``expiry`` entry, and ``lost_vat`` of an advance (Dr GVX / Cr ADV)."""
    check_kind(event.kind)
    tax = tax_share(event, event.advance_rate_ppm)
    left = event.gross_minor - (tax if event.kind == "single" else 0)
    lost = pair("GVX", "ADV", tax) if event.kind == "advance" else ()
    return entries(
        event.operation_date,
        ("expiry", "ledger", pair("CLG", "BRK", left)),
        ("lost_vat", "ledger", lost),
    )
