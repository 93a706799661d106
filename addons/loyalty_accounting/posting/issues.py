"""The amounts of an issue, line by line and card by card, and the entries they add up to.

Cards keep their share of the document's tax, so that one card can be taken back later at
exactly what it was posted with. Cards given away alike are one line: ten thousand of them
cost what one costs.
"""

from dataclasses import dataclass, replace

from .entry import pair
from .errors import PostingError
from .events.issue import RetainedIssue
from .ladder import Treatment, treatment
from .legs import entries
from .shares import issue_taxes


@dataclass(frozen=True)
class IssueAmounts:
    """What one line of an issue amounts to; money of the whole line.

    ``answer`` is the ladder's :class:`~.ladder.Treatment`; ``base_minor`` is the VAT base,
    also where no VAT arises; ``restored_minor`` is input VAT given back, ``allowance_minor`` an
    impairment that ends.
    """

    answer: Treatment
    cost_minor: int
    base_minor: int
    vat_minor: int = 0
    restored_minor: int = 0
    off_balance_minor: int = 0
    allowance_minor: int = 0


def issue_amounts(event):
    """:class:`IssueAmounts` of every line of a ``FreeIssue`` or ``RetainedIssue``."""
    parameters = event.parameters
    untaxed = tuple(_untaxed(parameters, line) for line in event.lines)
    taxed = [index for index, line in enumerate(untaxed) if line.answer.taxed]
    parts = tuple((untaxed[index].base_minor, event.lines[index].quantity) for index in taxed)
    shares = dict(zip(taxed, issue_taxes(parameters, parts), strict=True))
    return tuple(
        replace(line, vat_minor=shares.get(index, 0)) for index, line in enumerate(untaxed)
    )


def retained_amounts(event):
    """The same for cards that stay ours: no VAT, and a value off balance."""
    parameters = replace(event.parameters, free_issue_mode="retained")
    amounts = issue_amounts(replace(event, parameters=parameters))
    return tuple(
        replace(amount, off_balance_minor=_off_balance(parameters, line, amount))
        for line, amount in zip(event.lines, amounts, strict=True)
    )


def amounts_rule(event):
    """What gives the amounts of ``event``: cards that stay ours have a value off balance."""
    if type(event) is RetainedIssue or event.parameters.free_issue_mode == "retained":
        return retained_amounts
    return issue_amounts


def issue_entries(day, amounts):
    """The entries of ``amounts``: cost by stock, tax and off-balance pair by us."""
    return entries(
        day,
        ("cost", "stock", pair("EXP", "MAT", sum(line.cost_minor for line in amounts))),
        ("vat", "ledger", pair("GVX", "VATG", sum(line.vat_minor for line in amounts))),
        ("restored", "ledger", pair("GVX", "VATIN", sum(line.restored_minor for line in amounts))),
        (
            "off_balance",
            "ledger",
            pair("OBI", "OBIC", sum(line.off_balance_minor for line in amounts)),
        ),
        ("allowance", "ledger", pair("ALW", "WOF", sum(line.allowance_minor for line in amounts))),
    )


def _untaxed(parameters, line):
    """The amounts of a line before its share of the tax is known."""
    answer = treatment(parameters, line)
    by_market = parameters.vat_base == "market" and line.market_minor
    return IssueAmounts(
        answer,
        line.cost_minor,
        line.market_minor if by_market else line.value_minor,
        restored_minor=line.deducted_minor if answer.restores else 0,
        allowance_minor=line.allowance_minor,
    )


def _off_balance(parameters, line, amount):
    """The value a retained card is recorded at."""
    values = {
        "one": parameters.unit_minor * line.quantity,
        "cost": line.value_minor,
        "price": amount.base_minor,
    }
    if parameters.off_balance_value not in values:
        raise PostingError("off_balance_value_unknown", value=parameters.off_balance_value)
    return values[parameters.off_balance_value]
