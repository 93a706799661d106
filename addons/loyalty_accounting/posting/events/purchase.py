"""Cards on their way in: receipt, bill, claim, and what moves them without a holder."""

from dataclasses import dataclass
from datetime import date

from ..parameters import Parameters


@dataclass(frozen=True)
class Receipt:
    """E02: cards arrived; ``uninvoiced_minor`` only when the bill is late at period end."""

    operation_date: date
    parameters: Parameters
    purpose: str
    uninvoiced_minor: int = 0


@dataclass(frozen=True)
class SupplierBill:
    """E03: the bill: net amount and tax; ``uninvoiced_minor`` is what E02 booked before it."""

    operation_date: date
    parameters: Parameters
    purpose: str
    net_minor: int
    tax_minor: int
    uninvoiced_minor: int = 0


@dataclass(frozen=True)
class SupplierReturn:
    """E23: cards sent back, missing or defective: carrying cost out, credit and its tax in.

    ``claimed`` books the credit as a claim until the supplier grants it.
    """

    operation_date: date
    purpose: str
    cost_minor: int
    credit_minor: int
    tax_minor: int = 0
    claimed: bool = False


@dataclass(frozen=True)
class Gone:
    """Cards of a late bill that left stock before it: how many, to the account of ``role``."""

    role: str
    quantity: int


@dataclass(frozen=True)
class PriceDifference:
    """E24: a late or corrected bill changed the price of ``remaining`` and ``gone`` cards.

    ``difference_minor`` is new minus old cost, of all of them. ``counter`` is ``AP`` for a
    corrected bill and ``GRN`` for a receipt that was booked uninvoiced. ``stock_minor`` is
    what the valuation of stock took of it, where it was asked; else it goes by quantity.
    """

    operation_date: date
    purpose: str
    difference_minor: int
    remaining: int
    gone: tuple = ()
    counter: str = "AP"
    stock_minor: int | None = None


@dataclass(frozen=True)
class PurposeChange:
    """E04: cards get another purpose at carrying cost.

    ``input_vat`` is the treatment of the new purpose: ``deduct`` takes
    ``capitalised_minor`` out of the cost, ``capitalise`` puts ``deducted_minor`` into it,
    ``proportional`` waits for the end of the period. ``regime`` is that of the
    :class:`~..parameters.Parameters`: only a payer deducts.
    """

    operation_date: date
    purpose: str
    cost_minor: int
    input_vat: str = "deduct"
    deducted_minor: int = 0
    capitalised_minor: int = 0
    regime: str = "payer"


@dataclass(frozen=True)
class Transfer:
    """E05: cards change place and responsible person inside one company."""

    operation_date: date
    purpose: str
    cost_minor: int


@dataclass(frozen=True)
class Opening:
    """E25: the first day. ``against`` ``none`` finds the balances in the ledger already,
    ``account`` books them against the account chosen for the role OPN.
    """

    operation_date: date
    against: str
    materials_minor: int = 0
    goods_minor: int = 0
    retained_minor: int = 0
