"""E26, a posted event taken back, whole or for single cards: at its own rates and costs."""

from ..errors import PostingError
from ..events import FreeIssue, PostedIssue, RetainedIssue
from ..issues import amounts_rule, issue_amounts, issue_entries, retained_amounts
from ..legs import mirror

AMOUNTS = {
    FreeIssue: issue_amounts,
    PostedIssue: lambda issue: issue.amounts,
    RetainedIssue: retained_amounts,
}


def correction(event, post):
    """Mirrors of the original's entries; ``post`` gives those of a whole event."""
    if event.operation_date != event.original.operation_date:
        raise PostingError("correction_date", day=event.original.operation_date)
    entries = _entries(event) if event.lines else post(event.original)
    return tuple(mirror(entry) for entry in entries)


def _entries(event):
    """The entries of the chosen lines, with the share of the tax they were posted with."""
    original = event.original
    amounts_of = AMOUNTS.get(type(original))
    if amounts_of is None or len(set(event.lines)) != len(event.lines):
        raise PostingError("correction_lines", event=type(original).__name__)
    if type(original) is FreeIssue:
        amounts_of = amounts_rule(original)
    amounts = amounts_of(original)
    if not all(0 <= index < len(amounts) for index in event.lines):
        raise PostingError("correction_lines", event=type(original).__name__)
    return issue_entries(original.operation_date, [amounts[index] for index in event.lines])
