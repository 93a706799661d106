"""E12, the charged person pays: by payroll or cash; deferred income is earned pro rata."""

from ..entry import pair
from ..errors import PostingError
from ..legs import entries
from ..vat import ratio_half_up


def recovery(event):
    """Entries ``paid`` and ``earned``; the last payment clears the cents."""
    paid = event.recovered_minor + event.amount_minor
    if event.source not in ("PAY", "CASH"):
        raise PostingError("source_unknown", source=event.source)
    if paid > event.charged_minor:
        raise PostingError("recovery_above_charge", paid=paid, charged=event.charged_minor)
    earned = earned_minor(event, paid) - earned_minor(event, event.recovered_minor)
    return entries(
        event.operation_date,
        ("paid", "ledger", pair(event.source, "EMP", event.amount_minor)),
        ("earned", "ledger", pair("DFI", "OIN", earned)),
    )


def earned_minor(event, paid):
    """Deferred income of a charge that ``paid`` has earned altogether."""
    if not event.charged_minor:
        return 0
    return ratio_half_up(event.deferred_minor * paid, event.charged_minor)
