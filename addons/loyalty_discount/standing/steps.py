"""What is remembered: from one calendar period into the next, and of the highest rank."""

from .periods import PERIODS, first_day, next_period
from .rules import State, protected


def begin(rules, day):
    """Return the state of a membership that begins on `day`."""
    return State(first_day(rules.window, day) if rules.window in PERIODS else None)


def start_at(rules, state, rank, day):
    """Return `state` with the `rank` that a member starts with on `day`."""
    if rank <= state.start:
        return state
    state = state._replace(start=rank, started=day)
    if rules.window in PERIODS and state.period == first_day(rules.window, day):
        state = state._replace(base=max(state.base, rank))
    return remember(rules, state, rank)


def needs_peak(rules):
    """Tell whether the highest rank ever reached matters (windows without periods)."""
    return rules.window not in PERIODS and (rules.downgrade == "never" or rules.floor > 1)


def remember(rules, state, peak):
    """Return `state` after the rank `peak` was reached, for windows without periods.

    >>> from .rules import Rules
    >>> remember(Rules((0, 10, 20), "life", floor=2), State(None), 3).base
    2
    """
    if not needs_peak(rules):
        return state
    base = max(state.base, peak) if rules.downgrade == "never" else state.base
    return state._replace(base=protected(rules, base, peak))


def roll(rules, state, ranks, day):
    """Return the state in the period that holds `day`.

    `ranks` tells which rank each period earned, by its first day; a period that is not there
    earned the lowest.

    >>> from .rules import Rules
    >>> rules = Rules((0, 10, 20), "month", downgrade="step")
    >>> roll(rules, State("2026-01-01", 1, 1), {"2026-01-01": 3}, "2026-03-15")
    State(period='2026-03-01', base=2, kept=3, start=1, started=None)
    """
    target = first_day(rules.window, day)
    while state.period < target:
        after = _next(rules, state, ranks.get(state.period, 1))
        if after._replace(period=state.period) == state and not _later(ranks, state.period):
            return after._replace(period=target)  # nothing moves any more
        state = after
    return state


def _later(ranks, period):
    """Whether a period from `period` on earned anything."""
    return any(known >= period for known in ranks)


def _next(rules, state, rank):
    """The state after a period that earned `rank`."""
    held = max(state.base, rank) if rules.effect == "now" else state.base
    base = {
        "earned": rank,
        "step": max(rank, state.base - 1),
        "never": max(rank, state.base),
    }[rules.downgrade]
    base = protected(rules, base, max(state.base, rank))
    period = next_period(rules.window, state.period)
    return state._replace(period=period, base=base, kept=held)
