"""One file per event; this list is the whole dispatch."""

from ..errors import PostingError
from ..events import CardSale, CardSaleCost, FreeIssue
from .card_sale import card_sale
from .card_sale_cost import card_sale_cost
from .free_issue import free_issue

RULES = {
    FreeIssue: free_issue,
    CardSale: card_sale,
    CardSaleCost: card_sale_cost,
}


def post(event):
    """The entries of ``event``, a tuple; refuses an event without a rule."""
    rule = RULES.get(type(event))
    if rule is None:
        raise PostingError("event_unknown", event=type(event).__name__)
    return rule(event)
