"""Prepaid and gift cards: ``kind`` ``multi`` (purpose), ``single`` or ``advance`` (Russia).

Use and expiry name the gross balance they take and, as ``used_minor``, what earlier ones
took of the same card: the parts of its tax then add up to the tax of the whole.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class PrepaidSold:
    """A balance is paid for."""

    operation_date: date
    kind: str
    gross_minor: int
    rate_ppm: int


@dataclass(frozen=True)
class PrepaidUsed:
    """Goods are paid with a balance; ``advance_rate_ppm`` was the rate when it was sold."""

    operation_date: date
    kind: str
    gross_minor: int
    rate_ppm: int
    advance_rate_ppm: int = 0
    used_minor: int = 0


@dataclass(frozen=True)
class PrepaidExpired:
    """A balance nobody will use; ``advance_rate_ppm`` was the rate when it was sold."""

    operation_date: date
    kind: str
    gross_minor: int
    advance_rate_ppm: int = 0
    used_minor: int = 0
