"""Input VAT of card purchases: what is deducted and what becomes cost."""

from typing import NamedTuple

from .errors import PostingError
from .vat import PPM, ratio_half_up


class InputTax(NamedTuple):
    """Input VAT in minor units: ``deducted`` has an account of its own, ``capitalised`` is cost."""

    deducted: int = 0
    capitalised: int = 0


def deductible(parameters, purpose, tax_minor):
    """The deducted part of ``tax_minor``; the rest is cost.

    ``input_vat`` is about cards given away: cards for sale serve a taxed sale and always
    allow the deduction, except under a regime that knows none.
    """
    if parameters.regime != "payer":
        return 0
    treatment = input_vat_of(parameters, purpose)
    if treatment == "deduct":
        return tax_minor
    if treatment == "capitalise":
        return 0
    if treatment == "proportional":
        return ratio_half_up(tax_minor * parameters.input_share_ppm, PPM)
    raise PostingError("input_vat_unknown", input_vat=treatment)


def input_vat_of(parameters, purpose):
    """Cards for sale serve a taxed sale and allow the deduction; free ones as parameters say."""
    return "deduct" if purpose == "sale" else parameters.input_vat


def into_cost(regime, input_vat, tax):
    """What a new purpose puts of ``tax`` into the cost of its cards; below zero takes it out.

    Shared input VAT waits for the end of the period. A regime without deduction has nothing to
    deduct and nothing to give back: the VAT stays where it is.

    >>> into_cost("payer", "capitalise", InputTax(deducted=24000))
    24000
    >>> into_cost("payer", "deduct", InputTax(capitalised=24000))
    -24000
    >>> into_cost("special", "deduct", InputTax(capitalised=24000))
    0
    """
    moved = {"deduct": -tax.capitalised, "capitalise": tax.deducted, "proportional": 0}
    if input_vat not in moved:
        raise PostingError("input_vat_unknown", input_vat=input_vat)
    return moved[input_vat] if regime == "payer" else 0
