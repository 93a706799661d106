"""Check digits of card numbers.

Every kind but Luhn is a weighted sum: the weights repeat from the right of the
body, and the check digit completes the sum to a multiple of ten.

>>> calc_check_digit("7992739871", "luhn")
'3'
>>> calc_check_digit("400638133393", "ean13")
'1'
>>> is_valid("4006381333931", "ean13"), is_valid("4006381333932", "ean13")
(True, False)
"""

import re
from itertools import cycle

WEIGHTS = {
    "luhn": (2, 1),
    "ean13": (3, 1),
    "mod10_31": (3, 1),
    "mod10_731": (7, 3, 1),
}
CHECK_DIGITS = ("none", *WEIGHTS)
EAN13_LENGTH = 13
DIGITS = re.compile(r"[0-9]+")


def calc_check_digit(body, kind):
    """Return the check digit of `body`, "" for kind "none".

    :param body: the number without its check digit, digits only
    :param kind: one of CHECK_DIGITS
    :raises ValueError: the body is no digit string or the kind is unknown
    """
    if kind not in CHECK_DIGITS:
        raise ValueError(f"unknown check digit: {kind}")
    if kind == "none":
        return ""
    if not DIGITS.fullmatch(body):
        raise ValueError("digits expected")
    weights = cycle(WEIGHTS[kind])
    products = [int(digit) * next(weights) for digit in reversed(body)]
    if kind == "luhn":
        products = [product - 9 if product > 9 else product for product in products]
    return str(-sum(products) % 10)


def is_valid(number, kind):
    """Tell whether the last digit of `number` is its check digit."""
    if kind == "none":
        return True
    if len(number) < 2 or not DIGITS.fullmatch(number):
        return False
    if kind == "ean13" and len(number) != EAN13_LENGTH:
        return False
    return calc_check_digit(number[:-1], kind) == number[-1]
