"""E15, a new card for nothing: its issue, and the end of a retained old card's record."""

from ..entry import pair
from ..errors import PostingError
from ..events import FreeIssue, RetainedIssue
from ..legs import entries
from .free_issue import free_issue
from .retained_issue import retained_issue

ISSUES = {FreeIssue: free_issue, RetainedIssue: retained_issue}


def free_replacement(event):
    """The entries of the issue, and ``old_off_balance``; moved points are no entry."""
    rule = ISSUES.get(type(event.issue))
    if rule is None:
        raise PostingError("issue_unknown", event=type(event.issue).__name__)
    old = pair("OBIC", "OBI", event.old_off_balance_minor)
    return rule(event.issue) + entries(event.operation_date, ("old_off_balance", "ledger", old))
