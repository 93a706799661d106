"""An entry: lines by roles that balance, or no entry at all."""

from dataclasses import dataclass
from datetime import date

from .errors import PostingError
from .roles import OFF_BALANCE, ROLES

CARRIERS = ("ledger", "stock", "bill", "pos", "invoice")


@dataclass(frozen=True)
class Line:
    """One side of an entry on one role.

    ``debit_minor`` and ``credit_minor`` are integers >= 0 and exactly one is positive.
    """

    role: str
    debit_minor: int = 0
    credit_minor: int = 0

    def __post_init__(self):
        """Refuse unknown roles, floats, negative, empty and two-sided lines."""
        if self.role not in ROLES:
            raise PostingError("role_unknown", role=self.role)
        amounts = (self.debit_minor, self.credit_minor)
        if any(type(amount) is not int or amount < 0 for amount in amounts):
            raise PostingError("amount_invalid", role=self.role)
        if sum(amount > 0 for amount in amounts) != 1:
            raise PostingError("line_not_one_sided", role=self.role)


@dataclass(frozen=True)
class Entry:
    """Balanced lines of one operation.

    ``name`` is a stable word (``cost``, ``vat``, ``sale``); ``carrier`` tells who writes
    it into the books: ``ledger`` = we do, ``stock`` = Odoo's valuation of a stock move,
    ``bill``, ``pos`` and ``invoice`` = the native entry of that document.
    """

    name: str
    carrier: str
    operation_date: date
    lines: tuple

    def __post_init__(self):
        """Refuse what is unbalanced, empty or mixes off-balance with other roles."""
        if self.carrier not in CARRIERS:
            raise PostingError("carrier_unknown", carrier=self.carrier)
        debit = sum(line.debit_minor for line in self.lines)
        credit = sum(line.credit_minor for line in self.lines)
        if not self.lines or debit != credit:
            raise PostingError("entry_unbalanced", entry=self.name, debit=debit, credit=credit)
        if len({line.role in OFF_BALANCE for line in self.lines}) > 1:
            raise PostingError("off_balance_mixed", entry=self.name)

    @property
    def amount_minor(self):
        """What the entry moves: the sum of its debits."""
        return sum(line.debit_minor for line in self.lines)


def pair(debit_role, credit_role, amount_minor):
    """The two lines ``Dr debit_role / Cr credit_role``; nothing for a zero amount.

    A negative amount turns the sides round.

    >>> pair("EXP", "MAT", 0)
    ()
    >>> [(line.role, line.debit_minor) for line in pair("EXP", "MAT", -5)]
    [('MAT', 5), ('EXP', 0)]
    """
    if amount_minor < 0:
        return pair(credit_role, debit_role, -amount_minor)
    if not amount_minor:
        return ()
    return (Line(debit_role, amount_minor, 0), Line(credit_role, 0, amount_minor))
