"""The last N days: a level is lost when the purchases that earned it grow too old."""

from .periods import days_between, days_of, shifted
from .rules import earned


def rolling_rank(rules, sums, day, start=(1, None)):
    """Return the rank on `day` for the `sums` by day, days of grace and steps included.

    `start` is the rank a member began with and its day: it counts like purchases of that day.

    >>> from .rules import Rules
    >>> rules = Rules((0, 10), "days_30", grace=5)
    >>> [rolling_rank(rules, {"2026-01-01": 10}, day)
    ...  for day in ("2026-01-30", "2026-02-04", "2026-02-05")]
    [2, 2, 1]
    """
    stretches = [*_stretches(rules, sums), *_started(rules, start)]
    return max(
        (_left(rules, rank, end, day) for first, end, rank in stretches if first <= day), default=1
    )


def _started(rules, start):
    """The stretch of a member's beginning, if there is one."""
    rank, day = start
    return [(day, shifted(day, days_of(rules.window)), rank)] if day else []


def _left(rules, rank, end, day):
    """What is left on `day` of a `rank` that was last earned on the day before `end`."""
    if day < shifted(end, rules.grace):
        return rank
    if rules.downgrade == "never":
        return rank
    if rules.downgrade == "earned":
        return 1
    late = days_between(shifted(end, rules.grace), day)
    return max(rank - 1 - late // days_of(rules.window), 1)


def _stretches(rules, sums):
    """``(first day, day after the last, rank)`` as the sum rises and falls."""
    changes = {}
    for day, value in sums.items():
        changes[day] = changes.get(day, 0) + value
        out = shifted(day, days_of(rules.window))
        changes[out] = changes.get(out, 0) - value
    found, total = [], 0
    for day in sorted(changes):
        total += changes[day]
        rank = earned(rules, total)
        if found and found[-1][2] == rank:
            continue
        if found:
            found[-1][1] = day
        found.append([day, "9999-12-31", rank])
    return found


def rolling_peak(rules, sums, day):
    """Return the highest rank that was earned on any day up to `day`."""
    return max((rank for start, _end, rank in _stretches(rules, sums) if start <= day), default=1)


def rolling_days(rules, sums, day, begun=(1, None)):
    """Return the days after `day` on which the level may change by itself, in order."""
    found = set()
    for start, end, rank in [*_stretches(rules, sums), *_started(rules, begun)]:
        falls = shifted(end, rules.grace)
        found |= {start, end, falls}
        for step in range(1, rank if rules.downgrade == "step" else 1):
            found.add(shifted(falls, step * days_of(rules.window)))
    return sorted(other for other in found if other > day)


def rolling_reach(rules):
    """Return for how many days back a purchase can still matter, at most."""
    days = days_of(rules.window)
    steps = len(rules.thresholds) if rules.downgrade == "step" else 1
    return days * (steps + 1) + rules.grace
