"""Points as a part of the price: the sale's revenue is shared with a contract liability.

VAT stays on the full first price. The standalone price of the points is what is expected
to be redeemed, without VAT.
"""

from ..legs import entries, signed
from ..vat import PPM, included_tax, ratio_half_up


def points_granted(event):
    """The ``sale`` entry: Dr CASH / Cr REV, Cr CLP, Cr VATO."""
    tax, liability = granted(event)
    gross = event.gross_minor
    revenue = gross - tax - liability
    legs = (("CASH", gross), ("REV", -revenue), ("CLP", -liability), ("VATO", -tax))
    return entries(event.operation_date, ("sale", "pos", signed(*legs)))


def granted(event):
    """``(VAT, contract liability)`` of a sale that earned points."""
    tax = included_tax(event.gross_minor, event.rate_ppm)
    net = event.gross_minor - tax
    points = ratio_half_up(event.value_minor * event.expected_ppm, PPM + event.rate_ppm)
    return tax, ratio_half_up(net * points, net + points) if net + points else 0
