"""A discount at the time of sale: less revenue and less tax, never an expense."""

from ..legs import entries, signed
from ..vat import allocate, included_tax


def discounted_sale(event):
    """The ``sale`` entry; the discount is shared by gross, the largest remainder first."""
    grosses = tuple(gross for gross, _rate in event.lines)
    discounts = allocate(event.discount_minor, grosses)
    paid = sum(grosses) - event.discount_minor
    tax = sum(
        included_tax(gross - discount, rate)
        for (gross, rate), discount in zip(event.lines, discounts, strict=True)
    )
    return entries(
        event.operation_date,
        ("sale", "pos", signed(("CASH", paid), ("REV", tax - paid), ("VATO", -tax))),
    )
