"""What happened, with every value frozen that its posting needs.

An event is complete: replaying it years later gives the same entries, whatever the
rates, costs and accounts are by then. Money is in minor units, rates in ppm.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class IssueLine:
    """Cards of one kind given away together.

    ``cost_minor`` is the carrying cost and ``vat_base_minor`` the base of the VAT on the
    gift, both of the whole line, not per card.
    """

    quantity: int
    cost_minor: int
    vat_base_minor: int


@dataclass(frozen=True)
class FreeIssue:
    """E06: cards passed into the ownership of their holders for nothing.

    ``mode`` is the VAT treatment of the policy in force on ``operation_date`` (see
    ``rules/free_issue.py``), ``rounding`` is ``line`` or ``document``.
    """

    operation_date: date
    mode: str
    rate_ppm: int
    rounding: str
    lines: tuple


@dataclass(frozen=True)
class CardSale:
    """E09, revenue side: receipts of cards, one gross amount each, tax included."""

    operation_date: date
    rate_ppm: int
    receipts_minor: tuple


@dataclass(frozen=True)
class CardSaleCost:
    """E09 and E10, cost side: what the sold cards cost and what came back.

    ``carrier`` is ``pos`` where the company is perpetual (Odoo's session entry carries
    the cost) and ``ledger`` where it is periodic (we do).
    """

    operation_date: date
    carrier: str
    sold_minor: int
    returned_minor: int = 0
