"""Condition ``payment_method``: the receipt is paid in one of the `methods`.

`part` whole asks that all of it is, part is content with a part and holds for that part only.
While nothing is paid yet it does not hold.
"""

from ..money import PPM
from ..shape import integer, listing, one_of
from ..verdict import Verdict

FIELDS = {
    "methods": listing(integer(0)),
    "part": one_of(("whole", "part"), "unknown_part"),
}


def check(spec, program, sale):
    """Add up the shares of the listed methods; the verdict of a part carries its share."""
    payments = sale.basket["payments"]
    listed = [payment for payment in payments if payment["method"] in spec["methods"]]
    share = min(sum(payment["share"] for payment in listed), PPM)
    params = {"share": share}
    if spec["part"] == "whole":
        return Verdict(bool(listed) and len(listed) == len(payments), "payment_method", params)
    return Verdict(share > 0, "payment_method", params, share=share or PPM)
