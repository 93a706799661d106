"""Lines and their cards: the tax of lines of many cards, and the share of each card."""

from dataclasses import replace

from .errors import PostingError
from .vat import allocate, tax_on

MONEY = (
    "cost_minor",
    "base_minor",
    "vat_minor",
    "restored_minor",
    "off_balance_minor",
    "allowance_minor",
)


def issue_taxes(parameters, parts):
    """Tax of each ``(base, cards)``: rounded card by card, or once for the document.

    The tax of the document is shared by base.
    """
    rate = parameters.rate_ppm
    if parameters.rounding == "line":
        return tuple(_tax_by_card(base, cards, rate) for base, cards in parts)
    if parameters.rounding == "document":
        bases = tuple(base for base, _cards in parts)
        return allocate(tax_on(sum(bases), rate), bases)
    raise PostingError("rounding_unknown", rounding=parameters.rounding)


def _tax_by_card(base_minor, cards, rate_ppm):
    """Tax of ``cards`` that share a base, each taxed by itself.

    >>> _tax_by_card(57 * 3 + 1, 3, 200000)
    34
    """
    base, dearer = divmod(base_minor, cards)
    return dearer * tax_on(base + 1, rate_ppm) + (cards - dearer) * tax_on(base, rate_ppm)


def card_amounts(amounts, cards):
    """Pairs of the amounts of one card and how many have them; all ``cards`` add up.

    The cents that can't be shared go to the first cards.

    :param amounts: :class:`~.issues.IssueAmounts` of a line
    """
    shares = {name: divmod(getattr(amounts, name), cards) for name in MONEY}
    start = 0
    for end in sorted({*(rest for _share, rest in shares.values()), cards} - {0}):
        values = {name: share + (start < rest) for name, (share, rest) in shares.items()}
        yield replace(amounts, **values), end - start
        start = end
