"""E27, input VAT of a period with exempt supplies: their share is given back.

All of it stays deducted while the expenses on exempt supplies are within the share of all
expenses that the law tolerates (Russia: 5 %).
"""

from ..entry import pair
from ..errors import PostingError
from ..legs import entries
from ..vat import PPM, ratio_half_up


def period_input_tax(event):
    """The ``vat`` entry of what earlier acts of the period did not give back yet."""
    due = 0 if _is_tolerated(event) else _exempt_part(event)
    lines = pair("GVX", "VATIN", due - event.charged_minor)
    return entries(event.operation_date, ("vat", "ledger", lines))


def _is_tolerated(event):
    """Are the expenses on exempt supplies small enough?

    Only where there is such a rule, and where the expenses are told.
    """
    share = event.parameters.exempt_share_ppm
    return (
        share > 0
        and event.expense_minor > 0
        and event.exempt_expense_minor * PPM <= event.expense_minor * share
    )


def _exempt_part(event):
    """The input VAT that belongs to exempt supplies, by turnover."""
    if not 0 <= event.exempt_minor <= event.turnover_minor or not event.turnover_minor:
        raise PostingError("turnover_invalid", turnover=event.turnover_minor)
    return ratio_half_up(event.input_minor * event.exempt_minor, event.turnover_minor)
