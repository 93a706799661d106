"""The posting core: a frozen event goes in, balanced entries by roles come out.

Nothing here knows Odoo, a clock or an account number: an event carries every value it
needs (dates, rates, costs), a rule (one file per event under ``rules/``) turns it into
:class:`~.entry.Entry` values, and the models map roles to the company's accounts.

Units: money in integer minor units of the company currency, rates in ppm
(20 % = ``200000``). Refusals are :class:`~.errors.PostingError` with a stable code.
"""

from .entry import Entry, Line, pair
from .errors import PostingError
from .events import CardSale, CardSaleCost, FreeIssue, IssueLine
from .policy import PolicyPeriod, effective, overlaps
from .rules import post
from .vat import allocate, included_tax, issue_vat, tax_on

__all__ = [
    "CardSale",
    "CardSaleCost",
    "Entry",
    "FreeIssue",
    "IssueLine",
    "Line",
    "PolicyPeriod",
    "PostingError",
    "allocate",
    "effective",
    "included_tax",
    "issue_vat",
    "overlaps",
    "pair",
    "post",
    "tax_on",
]
