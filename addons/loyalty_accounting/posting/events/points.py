"""Points as a part of the price that is earned later (IFRS 15, B39 to B43).

``points`` are those of one program and month; ``expected_ppm`` is the share expected to be
redeemed, ``value_minor`` the gross value of all of ``points``.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class PointsGranted:
    """A month's sales that earned points; ``rate_ppm`` of their VAT."""

    operation_date: date
    gross_minor: int
    rate_ppm: int
    value_minor: int
    expected_ppm: int


@dataclass(frozen=True)
class PointsRedeemed:
    """``redeemed`` of ``expected`` points so far release ``liability_minor`` to revenue.

    ``released_minor`` is what was released before. ``gross_minor`` is the price of the sale
    before and ``discount_minor`` the part the points pay; both 0 where only the release of
    a month is booked.
    """

    operation_date: date
    liability_minor: int
    redeemed: int
    expected: int
    released_minor: int = 0
    gross_minor: int = 0
    discount_minor: int = 0
    rate_ppm: int = 0


@dataclass(frozen=True)
class PointsExpired:
    """The rest of the liability is revenue."""

    operation_date: date
    liability_minor: int
    released_minor: int = 0


@dataclass(frozen=True)
class PointsReturned:
    """Goods come back whose points are unused: ``returned_minor`` of ``sale`` (gross)."""

    operation_date: date
    sale: PointsGranted
    returned_minor: int
