"""E07, free issue with ownership retained: the cost, no VAT, and an off-balance record."""

from ..issues import issue_entries, retained_amounts


def retained_issue(event):
    """Entries ``cost`` (carried by stock) and ``off_balance``."""
    return issue_entries(event.operation_date, retained_amounts(event))
