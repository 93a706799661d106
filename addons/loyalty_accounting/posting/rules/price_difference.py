"""E24, a late or corrected bill: what left stock before takes its part of the difference.

The bill books all of it on stock; we move on the part of the cards that are gone, to the
accounts they went to, in the open period. Posted acts and their VAT stay as they are.
"""

from ..entry import pair
from ..errors import PostingError
from ..legs import entries
from ..roles import stock_role
from ..vat import allocate


def price_difference(event):
    """Entries ``bill`` (Odoo's) and ``gone``."""
    quantities = (event.remaining, *(gone.quantity for gone in event.gone))
    if event.counter not in ("AP", "GRN") or not any(quantities):
        raise PostingError("difference_invalid", counter=event.counter, quantity=sum(quantities))
    stock = stock_role(event.purpose)
    if event.stock_minor is None:
        shares = allocate(event.difference_minor, quantities)[1:]
    else:
        shares = allocate(event.difference_minor - event.stock_minor, quantities[1:])
    gone = tuple(
        line
        for part, share in zip(event.gone, shares, strict=True)
        for line in pair(part.role, stock, share)
    )
    return entries(
        event.operation_date,
        ("bill", "bill", pair(stock, event.counter, event.difference_minor)),
        ("gone", "ledger", gone),
    )
