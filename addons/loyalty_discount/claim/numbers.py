"""Spend, quantity, visits and last purchase that a till says a member had. Pure.

A till asked some time ago: it may say what was known then or at any time since, and nothing else.
"""

NUMBERS = ("spend", "quantity", "visits")


def are_others(claimed, own):
    """Whether a claimed membership has other numbers than the server's ``own``.

    >>> own = {"spend": {"life": 5}, "quantity": {}, "visits": {}, "last": None}
    >>> are_others({**own, "spend": {"life": 4}}, own), are_others({**own, "spend": {}}, own)
    (True, False)
    """
    is_same = all(
        claimed[name].get(window, number) == number
        for name in NUMBERS
        for window, number in own[name].items()
    )
    return not is_same or claimed["last"] != own["last"]


def confirmed_numbers(claimed, own, told):
    """``(numbers, problems)``: the claimed ones as far as a till could have been told them.

    :param dict told: ``{name: {window: (least, most)}}`` since the till asked, and ``last``, the
        last purchase that was known when it asked

    >>> own = {"spend": {"life": 9}, "quantity": {}, "visits": {"life": 2}, "last": "2026-01-09"}
    >>> told = {"spend": {"life": (5, 9)}, "visits": {"life": (1, 2)}, "last": "2026-01-02"}
    >>> older = {**own, "spend": {"life": 7}, "last": "2026-01-02"}
    >>> confirmed_numbers(older, own, told)[0] == older
    True
    >>> confirmed_numbers({**own, "visits": {"life": 0}, "last": None}, own, told) == (
    ...     own, ["numbers_never_had"])
    True
    """
    found, is_told = {}, True
    for name in NUMBERS:
        found[name] = dict(own[name])
        for window, number in own[name].items():
            said = claimed[name].get(window, number)
            least, most = told.get(name, {}).get(window, (number, number))
            if said == number or least <= said <= most:
                found[name][window] = said
            else:
                is_told = False
    found["last"] = own["last"]
    if claimed["last"] == own["last"] or _is_between(claimed["last"], told["last"], own["last"]):
        found["last"] = claimed["last"]
    else:
        is_told = False
    return found, [] if is_told else ["numbers_never_had"]


def _is_between(day, first, last):
    """Whether ``day`` is a day from ``first`` to ``last``; None is before every day."""
    return (first or "") <= (day or "") <= (last or "")
