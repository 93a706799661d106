"""E06, free issue with ownership passing: the cost, and the VAT on the gift.

The cost (Dr EXP / Cr MAT) is carried by Odoo's valuation of the stock move that takes the
cards out; the VAT (Dr GVX / Cr VATG) is an entry of our own, and so is deducted input VAT
that an exempt gift gives back (Dr GVX / Cr VATIN). All are dated by the operation: the
rate is the one in force on that day, whatever the posting date. Under the mode
``retained`` the cards stay ours: E07.
"""

from ..issues import issue_amounts, issue_entries
from .retained_issue import retained_issue


def free_issue(event):
    """Entries ``cost``, ``vat`` and ``restored``; empty amounts give none."""
    if event.parameters.free_issue_mode == "retained":
        return retained_issue(event)
    return issue_entries(event.operation_date, issue_amounts(event))
