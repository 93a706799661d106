"""What is known only later: corrections of posted acts, taxes of the period."""

from dataclasses import dataclass
from datetime import date

from ..parameters import Parameters


@dataclass(frozen=True)
class Correction:
    """E26: ``original`` turned back, at its rates and costs.

    ``lines`` are places in ``original.lines``: only these cards, with the share of tax the
    original gave them; empty = the whole event. ``operation_date`` is the original's.
    """

    operation_date: date
    original: object
    lines: tuple = ()


@dataclass(frozen=True)
class PeriodIssue:
    """Cards given away untaxed in the period under a limit of its turnover.

    ``limit_ppm`` is that of the parameters the cards were given away by; None where those are
    the parameters of the whole event, 0 where there is no such limit.
    """

    operation_date: date
    base_minor: int
    rate_ppm: int
    limit_ppm: int | None = None


@dataclass(frozen=True)
class PeriodTax:
    """E27: gifts above a share of the period's turnover are taxed, the latest first.

    ``charged_minor`` is the VAT earlier acts of the same period charged.
    """

    operation_date: date
    parameters: Parameters
    turnover_minor: int
    issues: tuple
    charged_minor: int = 0


@dataclass(frozen=True)
class PeriodInputTax:
    """E27: the share of the period's deducted input VAT that has to be given back.

    ``exempt_minor`` of ``turnover_minor`` were exempt supplies; ``exempt_expense_minor`` of
    ``expense_minor`` are their expenses. ``charged_minor`` as in :class:`PeriodTax`.
    """

    operation_date: date
    parameters: Parameters
    input_minor: int
    exempt_minor: int
    turnover_minor: int
    exempt_expense_minor: int = 0
    expense_minor: int = 0
    charged_minor: int = 0
