"""Cards that go to holders without a sale, and come back from them."""

from dataclasses import dataclass
from datetime import date

from ..parameters import Parameters


@dataclass(frozen=True)
class IssueLine:
    """Cards of one kind given away together; amounts are of the whole line.

    ``cost_minor`` is the carrying cost that leaves stock: 0 for cards expensed on receipt
    or taken back at nil value. ``bought_minor`` is what they cost when bought, None where
    that is the carrying cost; limits and a VAT base at cost look at it. ``market_minor`` is
    the market price without VAT, 0 where none is known. ``deducted_minor`` is the input VAT
    deducted on these cards, ``capitalised_minor`` the input VAT inside their cost.
    ``allowance_minor`` was impaired before. ``linked`` says that a qualifying purchase was the
    condition.
    """

    quantity: int
    cost_minor: int
    market_minor: int = 0
    bought_minor: int | None = None
    deducted_minor: int = 0
    capitalised_minor: int = 0
    linked: bool = False
    allowance_minor: int = 0

    @property
    def value_minor(self):
        """What the cards cost when bought."""
        return self.cost_minor if self.bought_minor is None else self.bought_minor


@dataclass(frozen=True)
class FreeIssue:
    """E06: cards passed into the ownership of their holders for nothing."""

    operation_date: date
    parameters: Parameters
    lines: tuple


@dataclass(frozen=True)
class RetainedIssue:
    """E07: cards handed out that stay ours and are to be returned."""

    operation_date: date
    parameters: Parameters
    lines: tuple


@dataclass(frozen=True)
class PostedIssue:
    """An issue as it was posted: ``amounts`` are the :class:`~..issues.IssueAmounts` kept.

    Only a correction looks back at it; nothing posts it anew.
    """

    operation_date: date
    amounts: tuple


@dataclass(frozen=True)
class RetainedReturn:
    """E08: retained cards come back: ``off_balance_minor`` is what their issue recorded.

    ``value_minor`` > 0 takes them into stock at that estimate, else they come at nil value.
    """

    operation_date: date
    off_balance_minor: int
    value_minor: int = 0


@dataclass(frozen=True)
class FreeReplacement:
    """E15: a new card for an old one, for nothing: ``issue`` is the new card's E06 or E07.

    ``old_off_balance_minor`` is what a retained old card still stands for off balance.
    """

    operation_date: date
    issue: object
    old_off_balance_minor: int = 0


@dataclass(frozen=True)
class PaidReplacement:
    """E16: a new card for an old one against a fee, tax included; ``fees_minor`` per receipt.

    ``carrier`` says who books the cost, as in :class:`~.sale.CardSaleCost`.
    """

    operation_date: date
    parameters: Parameters
    carrier: str
    fees_minor: tuple
    cost_minor: int
    purpose: str = "free"


@dataclass(frozen=True)
class CardExpiry:
    """E22: issued cards expired; only retained ones stand anywhere, off balance."""

    operation_date: date
    off_balance_minor: int = 0
