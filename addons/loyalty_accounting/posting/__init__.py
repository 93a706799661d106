"""The posting core: a frozen event goes in, balanced entries by roles come out.

Nothing here knows Odoo, a clock or an account number: an event (``events/``) carries every
value it needs (dates, parameters, costs), a rule (one file per event under ``rules/``)
turns it into :class:`~.entry.Entry` values, and the models map roles to the company's
accounts. ``ladder.py`` decides the VAT of a gift and says why.

Units: money in integer minor units of the company currency, rates in ppm
(20 % = ``200000``). Refusals are :class:`~.errors.PostingError` with a stable code.
"""

from .bills import Billed, BillLine, billed
from .card_taxes import CardTaxes
from .entry import Entry, Line, pair
from .errors import PostingError
from .events import *  # noqa: F403 (the list of events is events.__all__)
from .events import __all__ as _events
from .figures import Figures, figures, gross_view, within_limit
from .input_tax import InputTax, input_vat_of, into_cost
from .issues import IssueAmounts, amounts_rule, issue_amounts, retained_amounts
from .ladder import Treatment, treatment
from .legs import mirror
from .parameters import UNIT_LIMITED, Parameters
from .policy import PolicyPeriod, effective, overlaps
from .rules import post
from .rules.paid_replacement import cost_role
from .rules.period_tax import period_excess
from .shares import card_amounts
from .vat import allocate, included_tax, ratio_half_up, tax_on

__all__ = [
    *_events,
    "UNIT_LIMITED",
    "BillLine",
    "Billed",
    "CardTaxes",
    "Entry",
    "Figures",
    "InputTax",
    "IssueAmounts",
    "Line",
    "Parameters",
    "PolicyPeriod",
    "PostingError",
    "Treatment",
    "allocate",
    "amounts_rule",
    "billed",
    "card_amounts",
    "cost_role",
    "effective",
    "figures",
    "gross_view",
    "included_tax",
    "input_vat_of",
    "into_cost",
    "issue_amounts",
    "mirror",
    "overlaps",
    "pair",
    "period_excess",
    "post",
    "ratio_half_up",
    "retained_amounts",
    "tax_on",
    "treatment",
    "within_limit",
]
