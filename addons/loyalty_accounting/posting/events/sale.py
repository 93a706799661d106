"""Cards and goods that are paid for."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class CardSale:
    """E09 and E10, revenue side: receipts of cards, one gross amount each, tax included.

    A refund is a negative receipt. ``fee`` ``over_validity`` defers the net amount; then
    ``released_minor`` is the part of a refunded net amount that is revenue already.
    ``buyer`` is the role that pays: ``CASH`` or ``AR``; ``carrier`` ``pos`` or ``invoice``.
    """

    operation_date: date
    rate_ppm: int
    receipts_minor: tuple
    fee: str = "immediate"
    released_minor: int = 0
    buyer: str = "CASH"
    carrier: str = "pos"


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


@dataclass(frozen=True)
class CardFeeRelease:
    """E09 over validity: the months ``done`` of ``months`` release the deferred ``net_minor``.

    ``released_minor`` is what earlier months released: running one month twice adds nothing.
    """

    operation_date: date
    net_minor: int
    months: int
    done: int
    released_minor: int = 0


@dataclass(frozen=True)
class DiscountedSale:
    """A sale with a card's discount: ``lines`` are ``(gross, rate)`` before it.

    The discount lowers revenue and tax base; it is shared over the lines by gross.
    """

    operation_date: date
    lines: tuple
    discount_minor: int
