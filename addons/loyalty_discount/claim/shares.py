"""Giving back in proportion, so that the last unit returned takes the remainder. Pure."""


def returned_share(total, quantity, before, now):
    """What of ``total`` goes back when ``now`` units follow ``before`` returned ones.

    All values are integers (minor units; quantities at one common exponent). Shares of all
    returns add up to ``total`` exactly; returning more than was sold gives back no more.

    >>> [returned_share(1000, 3, before, 1) for before in range(3)]
    [333, 334, 333]
    >>> returned_share(1000, 3, 3, 1)
    0
    """
    if quantity <= 0 or now <= 0:
        return 0
    return _part(total, quantity, before + now) - _part(total, quantity, before)


def _part(total, quantity, units):
    """``total`` times ``units / quantity``, half up, never more than the whole."""
    units = min(max(units, 0), quantity)
    sign = -1 if total < 0 else 1
    return sign * ((2 * abs(total) * units + quantity) // (2 * quantity))
