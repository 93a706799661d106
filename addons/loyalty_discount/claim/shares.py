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


def spread(total, weights):
    """``{id: share}`` of ``total`` over ``{id: weight}``; the shares add up, zeros are left out.

    >>> spread(10, {"a": 1, "b": 1, "c": 1, "d": 0})
    {'a': 3, 'b': 4, 'c': 3}
    """
    whole, counted, given, shares = sum(weights.values()), 0, 0, {}
    for key in sorted(weights):
        counted += weights[key]
        upto = _part(total, whole, counted) if whole else 0
        shares[key], given = upto - given, upto
    return {key: share for key, share in shares.items() if share}
