"""Where a membership stands on a day, and the next change if nothing more is bought."""

from typing import NamedTuple

from .periods import PERIODS, first_day, next_period, shifted
from .rolling import rolling_days, rolling_rank
from .rules import earned
from .steps import roll


class Standing(NamedTuple):
    """The rank in force, and from `next_from` on `next_rank`; both None when nothing is planned."""

    rank: int
    next_rank: int | None = None
    next_from: str | None = None


def stand(rules, state, measure, day, granted=0):
    """Return the standing on `day`.

    `measure` is what counts: of the period of `state`, of the whole life, or for a rolling
    window the sums by day as ``{day: sum}``. `granted` is the rank a manager has granted.

    >>> from .rules import Rules, State
    >>> rules = Rules((0, 1000), "month", effect="next")
    >>> stand(rules, State("2026-01-01"), 1500, "2026-01-20")
    Standing(rank=1, next_rank=2, next_from='2026-02-01')
    """
    rank_on = _by_window(rules, state, measure)
    rank = max(rank_on(day), granted)
    for other in _days_of_change(rules, state, measure, day):
        after = max(rank_on(other), granted)
        if after != rank:
            return Standing(rank, after, other)
    return Standing(rank)


def _by_window(rules, state, measure):
    """A function that tells the rank on a day if nothing more is bought."""
    if rules.window in PERIODS:
        return lambda day: _calendar_rank(rules, state, measure, day)
    if rules.window == "life":
        return lambda day: max(state.base, state.start, earned(rules, measure))
    start = (state.start, state.started)
    return lambda day: max(state.base, rolling_rank(rules, measure, day, start))


def _calendar_rank(rules, state, measure, day):
    """The rank on `day`, in the period of `state` or later."""
    rank = earned(rules, measure, state.period)
    here = roll(rules, state, {state.period: rank}, day)
    held = here.base
    if rules.effect == "now" and here.period == state.period:
        held = max(held, rank)
    return max(held, here.kept) if day < shifted(here.period, rules.grace) else held


def _days_of_change(rules, state, measure, day):
    """The days after `day` on which the level may change by itself, in order."""
    if rules.window == "life":
        return []
    if rules.window not in PERIODS:
        return rolling_days(rules, measure, day, (state.start, state.started))
    start = next_period(rules.window, day)
    found = {shifted(first_day(rules.window, day), rules.grace)}
    for _period in range(2):
        found |= {start, shifted(start, rules.grace)}
        start = next_period(rules.window, start)
    return sorted(other for other in found if other > day)
