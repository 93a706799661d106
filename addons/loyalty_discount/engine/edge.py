"""Where floats of Odoo become integers of the engine, and the engine's result becomes a float.

Used by the adapters of till and server; the engine itself never imports it. Each formula is one
fixed chain of IEEE double operations, the same in both languages, so the results are the same
bit by bit. Percents here are floats as Odoo keeps them (5 % = 5.0).
"""

import math

from .errors import EngineError
from .money import PPM, SAFE, ratio

PERCENT_EXPONENT = 4  # a percent in ppm has four decimals
EXACT_EXPONENT = 6  # decimals of price and quantity in exact products


def to_scaled(value, exponent):
    """Return `value` as an integer with `exponent` decimals: floor(x * 10^e + 1/2), mirrored.

    Errors: ``not_finite``, ``too_large``.

    >>> to_scaled(41.2, 6), to_scaled(-1.5, 0), to_scaled(0.125, 2)
    (41200000, -2, 13)
    """
    value = float(value)
    if not math.isfinite(value):
        raise EngineError("not_finite", "value")
    scaled = abs(value) * 10**exponent + 1 / 2
    if scaled > SAFE:
        raise EngineError("too_large", "value")
    return -math.floor(scaled) if value < 0 else math.floor(scaled)


def combined_percent(price_unit, quantity, net_minor, currency_exponent):
    """Return the unrounded percent that brings price x quantity down to `net_minor`.

    This is what core's `discount` of an order line holds. A line that costs nothing has 0.

    >>> combined_percent(41.2, 2, 7828, 2)
    5.000000000000004
    """
    base = float(price_unit) * float(quantity)
    if not base:
        return float(0)
    return 100 * (1 - net_minor / 10**currency_exponent / base)


def _exact_minor(price_unit, quantity, percent, currency_exponent):
    """Return what a typed percent (ppm) leaves of price x quantity, half up without any float."""
    price = to_scaled(price_unit, EXACT_EXPONENT)
    pieces = to_scaled(quantity, EXACT_EXPONENT)
    divisor = 10 ** (2 * EXACT_EXPONENT - currency_exponent) * PPM
    sign = -1 if (price < 0) != (pieces < 0) else 1
    return sign * ratio([abs(price), abs(pieces), PPM - percent], divisor)


def net_minor(price_unit, quantity, discount_percent, currency_exponent):
    """Return what a line costs at `discount_percent` (float, 0 to 100), in minor units.

    A percent of at most four decimals was typed: it is exact, as in the engine. Any other one
    was made by `combined_percent` and leads back to the amount it came from.

    >>> net_minor(10.01, 1, 50, 2), net_minor(3, 1, combined_percent(3, 1, 199, 2), 2)
    (501, 199)
    """
    discount = float(discount_percent)
    percent = to_scaled(discount, PERCENT_EXPONENT)
    if 0 <= percent <= PPM and percent / 10**PERCENT_EXPONENT == discount:
        return _exact_minor(price_unit, quantity, percent, currency_exponent)
    left = float(price_unit) * float(quantity) * (1 - discount / 100)
    return to_scaled(left, currency_exponent)


def granted_minor(price_unit, quantity, discount_manual, discount, currency_exponent):
    """Return what the engine took off a line, read back from its two percents (floats).

    `discount_manual` is the cashier's percent, `discount` the combined one of core's field.

    >>> granted_minor(41.2, 2, 0, combined_percent(41.2, 2, 7828, 2), 2)
    412
    """
    before = net_minor(price_unit, quantity, discount_manual, currency_exponent)
    return before - net_minor(price_unit, quantity, discount, currency_exponent)
