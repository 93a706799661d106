"""Input VAT of card purchases: what is deducted and what becomes cost."""

from .errors import PostingError
from .vat import PPM, ratio_half_up


def deductible(parameters, purpose, tax_minor):
    """The deducted part of ``tax_minor``; the rest is cost.

    ``input_vat`` is about cards given away: cards for sale serve a taxed sale and always
    allow the deduction, except under a regime that knows none.
    """
    if parameters.regime != "payer":
        return 0
    if purpose == "sale" or parameters.input_vat == "deduct":
        return tax_minor
    if parameters.input_vat == "capitalise":
        return 0
    if parameters.input_vat == "proportional":
        return ratio_half_up(tax_minor * parameters.input_share_ppm, PPM)
    raise PostingError("input_vat_unknown", input_vat=parameters.input_vat)
