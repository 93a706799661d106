"""Whom a condition asks: the holder, or the holder's membership in the program it names."""

from .levels import membership_in


def code_for(kind, basket):
    """Return the reason of a condition about the holder: without a card always ``no_card``."""
    return kind if basket["holder"] else "no_card"


def membership_asked(spec, program, sale):
    """Return the membership in the program that `spec` names, None if there is none.

    ``program`` 0 is the program itself. One that is not in force in this evaluation (or is of
    another currency, so that its spend can't be compared) counts as no membership.
    """
    key = spec["program"] or program["program"]
    return membership_in(key, sale.basket) if key in sale.programs else None
