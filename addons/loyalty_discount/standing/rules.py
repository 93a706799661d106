"""What a program says about levels over time, and the little that must be remembered."""

from bisect import bisect_right
from typing import NamedTuple

from .ladders import ladder_of


class Rules(NamedTuple):
    """The settings of a program; `thresholds` are those of its levels, rising from 0.

    window: life, month, quarter, year or days_N. effect: now or next (calendar windows).
    downgrade: earned, step or never. grace: days a lost level is kept. floor: rank that a member
    who reached it never falls below. former: ladders of periods that are over, see `ladders`.
    """

    thresholds: tuple
    window: str = "life"
    effect: str = "now"
    downgrade: str = "earned"
    grace: int = 0
    floor: int = 1
    former: tuple = ()


class State(NamedTuple):
    """What is remembered of the past.

    period: first day of the calendar period it belongs to, None without periods. base: rank the
    period began with (without periods: rank that is kept whatever is spent). kept: rank held at
    the end of the period before, for the days of grace. start: rank a newcomer or an old
    system's member began with on the day `started`; calendar periods have it in their base.
    """

    period: str | None
    base: int = 1
    kept: int = 1
    start: int = 1
    started: str | None = None


def earned(rules, measure, period=None):
    """Return the rank that `measure` reaches; a threshold is reached by equality.

    `period` is the first day of the calendar period in which it was counted.

    >>> rules = Rules((0, 1000, 5000))
    >>> [earned(rules, value) for value in (-5, 999, 1000, 9999)]
    [1, 1, 2, 3]
    """
    return bisect_right(ladder_of(rules, period), max(measure, 0)) or 1


def protected(rules, rank, reached):
    """Return `rank`, or the floor for one who has `reached` it.

    >>> rules = Rules((0, 10, 20), floor=2)
    >>> protected(rules, 1, 3), protected(rules, 1, 1), protected(rules, 3, 3)
    (2, 1, 3)
    """
    return max(rank, rules.floor) if reached >= rules.floor else rank
