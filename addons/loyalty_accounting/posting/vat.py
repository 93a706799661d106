"""Tax arithmetic in integers: half up, and remainders given to the largest fraction."""

PPM = 1_000_000


def ratio_half_up(numerator, denominator):
    """``numerator / denominator`` rounded half away from zero.

    >>> ratio_half_up(5, 2), ratio_half_up(-5, 2), ratio_half_up(4, 3)
    (3, -3, 1)
    """
    sign = -1 if numerator < 0 else 1
    return sign * ((2 * abs(numerator) + denominator) // (2 * denominator))


def tax_on(base_minor, rate_ppm):
    """Tax on a net base.

    >>> tax_on(60000, 220000)
    13200
    """
    return ratio_half_up(base_minor * rate_ppm, PPM)


def included_tax(gross_minor, rate_ppm):
    """Tax contained in a gross price.

    >>> included_tax(7000, 200000), included_tax(7000, 220000)
    (1167, 1262)
    """
    return ratio_half_up(gross_minor * rate_ppm, PPM + rate_ppm)


def allocate(total_minor, weights):
    """Share ``total_minor`` by ``weights`` so that the parts add up to it exactly.

    Largest remainder first, then the earlier line. Equal parts if all weights are zero.

    >>> allocate(100, (1, 1, 1))
    (34, 33, 33)
    >>> allocate(0, (0, 0))
    (0, 0)
    """
    weights = tuple(weights)
    if not any(weights):
        weights = (1,) * len(weights)
    whole = sum(weights)
    parts = [total_minor * weight // whole for weight in weights]
    rests = [total_minor * weight % whole for weight in weights]
    order = sorted(range(len(weights)), key=lambda index: (-rests[index], index))
    for index in order[: total_minor - sum(parts)]:
        parts[index] += 1
    return tuple(parts)
