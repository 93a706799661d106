"""Goods come back whose points are unused: revenue and VAT pro rata, the liability the rest."""

from ..errors import PostingError
from ..legs import entries, signed
from ..vat import included_tax, ratio_half_up
from .points_granted import granted


def points_returned(event):
    """The ``sale`` entry of the return: Dr REV, Dr CLP, Dr VATO / Cr CASH."""
    sale, returned = event.sale, event.returned_minor
    if not 0 < returned <= sale.gross_minor:
        raise PostingError("return_invalid", returned=returned, sold=sale.gross_minor)
    sale_tax, liability = granted(sale)
    earned = sale.gross_minor - sale_tax - liability
    tax = included_tax(returned, sale.rate_ppm)
    revenue = ratio_half_up(earned * returned, sale.gross_minor)
    legs = (
        ("REV", revenue),
        ("CLP", returned - tax - revenue),
        ("VATO", tax),
        ("CASH", -returned),
    )
    return entries(event.operation_date, ("sale", "pos", signed(*legs)))
