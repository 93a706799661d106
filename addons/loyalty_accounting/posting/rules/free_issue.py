"""E06, free issue with ownership passing: the cost, and the VAT on the gift.

The cost (Dr EXP / Cr MAT) is carried by Odoo's valuation of the stock move that takes
the cards out; the VAT (Dr GVX / Cr VATG) is an entry of our own. Both are dated by the
operation: the rate is the one in force on that day, whatever the posting date.

The VAT treatments of the ladder that are not built yet are refused by name, so that no
company posts a wrong treatment in silence.
"""

from ..entry import Entry, pair
from ..errors import PostingError
from ..vat import issue_vat

TAXABLE = "taxable"
LATER = (
    "exempt_below_limit",
    "not_goods",
    "linked_to_sale",
    "retained",
    "promo_material",
    "representation",
    "small_value_gift",
)


def free_issue(event):
    """Entries ``cost`` (carried by stock) and ``vat`` (ours); empty amounts give none."""
    _refuse_mode(event.mode)
    cost = sum(line.cost_minor for line in event.lines)
    legs = (
        ("cost", "stock", pair("EXP", "MAT", cost)),
        ("vat", "ledger", pair("GVX", "VATG", sum(issue_vat(event)))),
    )
    return tuple(
        Entry(name, carrier, event.operation_date, lines) for name, carrier, lines in legs if lines
    )


def _refuse_mode(mode):
    """Let only built treatments through, naming the others."""
    if mode in LATER:
        raise PostingError("mode_not_supported", mode=mode)
    if mode != TAXABLE:
        raise PostingError("mode_unknown", mode=mode)
