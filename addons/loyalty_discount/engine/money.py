"""Exact money: integers in minor units, percents in ppm, one rounding rule (half up).

A ppm here is a ten-thousandth of a percent: 5 % = 50000, 100 % = ``PPM``. Nothing in this file
knows a currency; the exponent is the caller's business. Amounts are never negative.
"""

from .errors import EngineError

PPM = 1000000
SAFE = 2**53 - 1  # the largest integer that JavaScript counts exactly
SPEND_MAX = SAFE // 2  # so that the difference of two is still safe


def ratio(factors, divisor):
    """Return the product of `factors` over `divisor`, rounded half up.

    Factors are integers >= 0, the divisor is an integer > 0. The product may exceed ``SAFE``,
    the result may not (``amount_too_large``).

    >>> ratio([5, 1], 2), ratio([4120, 50000], PPM), ratio([2, 1], 5)
    (3, 206, 0)
    """
    product = 1
    for factor in factors:
        product *= factor
    result = (2 * product + divisor) // (2 * divisor)
    if result > SAFE:
        raise EngineError("amount_too_large", "amount")
    return result


def ratio_key(top, bottom):
    """Return an integer that orders fractions of safe integers (top >= 0, bottom > 0) exactly.

    Equal fractions have equal keys; two different ones differ by more than 2 ** -106.

    >>> ratio_key(1, 3) == ratio_key(2, 6) < ratio_key(3334, 10000)
    True
    """
    return (top << 107) // bottom


def percent_of(amount_minor, percent):
    """Return `percent` (ppm) of an amount in minor units, rounded half up.

    >>> percent_of(8240, 50000), percent_of(10, 50000), percent_of(9, 50000)
    (412, 1, 0)
    """
    return ratio([amount_minor, percent], PPM)


def allocate(total_minor, weights):
    """Spread `total_minor` over `weights`, a list of ``[id, weight]``; the shares sum exactly.

    Each gets the whole part of its proportion; the units left go one each to the largest
    remainders, equal ones in order of id. With a total not above the sum of weights no share
    exceeds its weight. Weights that sum to zero carry only a total of zero (``no_weight``).

    >>> allocate(100, [["a", 1], ["b", 1], ["c", 1]])
    [['a', 34], ['b', 33], ['c', 33]]
    """
    whole = sum(weight for _id, weight in weights)
    if not whole:
        if total_minor:
            raise EngineError("no_weight", "weights")
        return [[key, 0] for key, _weight in weights]
    shares = {key: total_minor * weight // whole for key, weight in weights}
    order = sorted(weights, key=lambda item: (-(total_minor * item[1] % whole), item[0]))
    for key, _weight in order[: total_minor - sum(shares.values())]:
        shares[key] += 1
    return [[key, shares[key]] for key, _weight in weights]
