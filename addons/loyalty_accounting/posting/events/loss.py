"""Cards that are missing, found, spoilt or destroyed."""

from dataclasses import dataclass
from datetime import date

from ..parameters import Parameters


@dataclass(frozen=True)
class Shortage:
    """E11: cards are missing or damaged; ``deducted_minor`` is the input VAT deducted on them."""

    operation_date: date
    parameters: Parameters
    purpose: str
    cost_minor: int
    deducted_minor: int = 0


@dataclass(frozen=True)
class CulpritCharge:
    """E12: the responsible person is charged; ``shortage_minor`` is what SHC holds for it."""

    operation_date: date
    parameters: Parameters
    shortage_minor: int
    market_minor: int = 0


@dataclass(frozen=True)
class Recovery:
    """E12: the person pays ``amount_minor`` by ``source`` (``PAY`` or ``CASH``).

    ``charged_minor`` is the whole charge, ``deferred_minor`` its part above cost, and
    ``recovered_minor`` what was recovered before.
    """

    operation_date: date
    source: str
    amount_minor: int
    charged_minor: int
    deferred_minor: int = 0
    recovered_minor: int = 0


@dataclass(frozen=True)
class ChargeDropped:
    """E13 after a charge: a court refuses it, or it is given up; what is unpaid is a loss.

    The amounts are those of :class:`Recovery`.
    """

    operation_date: date
    charged_minor: int
    deferred_minor: int = 0
    recovered_minor: int = 0


@dataclass(frozen=True)
class ShortageLoss:
    """E13: no culprit, natural loss or court refusal."""

    operation_date: date
    shortage_minor: int


@dataclass(frozen=True)
class Surplus:
    """E14: cards found that the books did not hold, at current cost."""

    operation_date: date
    purpose: str
    cost_minor: int


@dataclass(frozen=True)
class Spoilage:
    """E17: ``quantity`` of ``personalised`` cards spoilt; above the norm it is a shortage."""

    operation_date: date
    parameters: Parameters
    purpose: str
    quantity: int
    personalised: int
    cost_minor: int
    deducted_minor: int = 0


@dataclass(frozen=True)
class Impairment:
    """E18 before the date: stock that will be destroyed loses its value to an allowance."""

    operation_date: date
    amount_minor: int


@dataclass(frozen=True)
class AllowanceRelease:
    """Impaired cards leave stock by another way than destruction: handed out, sold, lost."""

    operation_date: date
    amount_minor: int


@dataclass(frozen=True)
class Destruction:
    """E18: a commission destroys cards; ``allowance_minor`` was impaired before."""

    operation_date: date
    parameters: Parameters
    purpose: str
    cost_minor: int
    allowance_minor: int = 0
    deducted_minor: int = 0
