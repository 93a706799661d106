"""The state a long history leads to, from a few ranks that the database finds by itself.

Going from period to period (:func:`steps.roll`) and these formulas give the same: a rank earned
k periods ago counts less one for each later period with ``step``, in full with ``never``, and
with ``earned`` only if it was the last period.
"""

from typing import NamedTuple

from .periods import PERIODS, first_day, period_before
from .rules import State, protected


class Terms(NamedTuple):
    """What the entries of a membership say about the period at hand and the one before.

    base: the best of the ranks earned before, each less what it lost since. peak: the best of
    them as they were. before, peak_before: the same one period earlier. last, now: ranks earned
    in the period before and in this one.
    """

    base: int = 1
    before: int = 1
    peak: int = 1
    peak_before: int = 1
    last: int = 1
    now: int = 1


def period_index(window, day):
    """Return the number of the calendar period that holds `day`.

    >>> period_index("quarter", "2026-04-01") - period_index("quarter", "2026-03-31")
    1
    """
    return (int(day[:4]) * 12 + int(day[5:7]) - 1) // PERIODS[window]


def recent_terms(ranks, drop):
    """Return the terms of the `ranks` of this period and those before it, the latest first.

    `drop` is what each later period takes from a rank.

    >>> recent_terms((1, 2, 3), 1)
    Terms(base=2, before=3, peak=3, peak_before=3, last=2, now=1)
    """
    earlier, oldest = [max(rank, 1) for rank in ranks[1:]], [max(rank, 1) for rank in ranks[2:]]
    return Terms(
        max(rank - drop * age for age, rank in enumerate(earlier)),
        max(rank - drop * age for age, rank in enumerate(oldest)),
        max(earlier),
        max(oldest),
        earlier[0],
        max(ranks[0], 1),
    )


def replayed(rules, day, terms, start=None):
    """Return the state on `day`; `start` is ``(rank, day)`` a member began with, or None.

    >>> from .rules import Rules
    >>> rules = Rules((0, 10, 20), "month", downgrade="step")
    >>> replayed(rules, "2026-03-15", Terms(base=2, before=3, last=1, peak=3, peak_before=3))
    State(period='2026-03-01', base=2, kept=3, start=1, started=None)
    """
    period, earlier = first_day(rules.window, day), period_before(rules.window, day)
    before = _base(rules, terms.before, terms.peak_before, start, earlier)
    held = max(before, terms.last) if rules.effect == "now" else before
    base = _base(rules, terms.base, terms.peak, start, period)
    return State(period, base, held, *(start or (1, None)))


def _base(rules, rank, peak, start, period):
    """The rank that `period` begins with."""
    rank = max(rank, 1)
    if start and first_day(rules.window, start[1]) <= period:
        since = period_index(rules.window, period) - period_index(rules.window, start[1])
        rank, peak = max(rank, _left(rules, start[0], since)), max(peak, start[0])
    return protected(rules, rank, peak)


def _left(rules, rank, since):
    """What is left of a starting `rank` after `since` periods."""
    if rules.downgrade == "step":
        return max(rank - since, 1)
    return rank if rules.downgrade == "never" or not since else 1
