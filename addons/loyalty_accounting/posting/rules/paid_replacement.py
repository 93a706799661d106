"""E16, a new card for a fee: the fee as a sale or as other income, and the card's cost."""

from ..entry import pair
from ..errors import PostingError
from ..legs import entries, signed
from ..roles import stock_role
from ..vat import included_tax

ROLES_BY_INCOME = {"sale": ("REV", "COGS"), "other": ("OIN", "OEX")}


def paid_replacement(event):
    """Entries ``sale`` (carried by the POS session) and ``cost``."""
    parameters = event.parameters
    income, expense = _roles(parameters)
    rate = 0 if parameters.regime == "none" else parameters.rate_ppm
    gross = sum(event.fees_minor)
    tax = sum(included_tax(fee, rate) for fee in event.fees_minor)
    return entries(
        event.operation_date,
        ("sale", "pos", signed(("CASH", gross), (income, tax - gross), ("VATO", -tax))),
        ("cost", event.carrier, pair(expense, stock_role(event.purpose), event.cost_minor)),
    )


def cost_role(parameters):
    """Where the cost of a card replaced for a fee goes."""
    return _roles(parameters)[1]


def _roles(parameters):
    """``(income, expense)`` of a fee under ``parameters``."""
    if parameters.replacement_income not in ROLES_BY_INCOME:
        raise PostingError("income_unknown", income=parameters.replacement_income)
    return ROLES_BY_INCOME[parameters.replacement_income]
