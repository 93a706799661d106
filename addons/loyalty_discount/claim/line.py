"""The fields of a receipt line that are ours: cleaned and recomputed. Pure."""

from ..engine import granted_minor

CARD_NUMBER_LIMIT = 64


def clean_percent(value):
    """``value`` as a percentage between 0 and 100; anything unreadable is 0."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value != value:
        return 0
    return min(max(value, 0), 100)


def clean_card_number(value):
    """``value`` as a card number, or False."""
    is_number = isinstance(value, str) and 0 < len(value.strip()) <= CARD_NUMBER_LIMIT
    return value.strip() if is_number else False


def engine_minor(price_unit, quantity, discount, manual_discount, exponent):
    """Minor units between the manual and the combined percentage, never below zero.

    Positive on a refund line too: it is the size of the discount, not its direction.

    >>> engine_minor(100, 2, 10, 0, 2), engine_minor(100, -2, 10, 10, 2)
    (2000, 0)
    """
    gross_unit, pieces = abs(price_unit), abs(quantity)
    return max(granted_minor(gross_unit, pieces, manual_discount, discount, exponent), 0)
