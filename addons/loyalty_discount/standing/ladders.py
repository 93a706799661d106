"""A period that is over counts by the ladder in force at its end, whatever was published since."""

from itertools import pairwise

from .periods import PERIODS, first_day

#: the threshold of a level that did not exist then
NEVER = 2**53 - 1


def former_ladders(window, plans):
    """Return ``((first day, thresholds), ...)``, oldest first: periods before that day count so.

    `plans` are ``(day, ((level, threshold), ...))``, oldest first, each in force from its day to
    the next one's; the last is today's. Its levels are those the thresholds are given for: who
    earned a level that is gone holds the one below it that is left.

    >>> former_ladders("month", [("2026-01-05", ((7, 0), (8, 500), (9, 1000))),
    ...                          ("2026-03-10", ((7, 0), (6, 800), (9, 2000)))])
    (('2026-03-01', (0, 1000, 1000)),)
    """
    if window not in PERIODS:
        return ()
    today = plans[-1][1]
    after, found = _thresholds(today, today), []
    for (_day, ladder), (until, _next) in reversed(list(pairwise(plans))):
        thresholds = _thresholds(ladder, today)
        if thresholds != after:
            found.append((first_day(window, until), thresholds))
        after = thresholds
    return tuple(reversed(found))


def ladder_of(rules, period):
    """Return the thresholds by which `period` (its first day; None without periods) counts.

    >>> from .rules import Rules
    >>> rules = Rules((0, 800), "month", former=(("2026-03-01", (0, 1000)),))
    >>> ladder_of(rules, "2026-02-01"), ladder_of(rules, "2026-03-01")
    ((0, 1000), (0, 800))
    """
    if period:
        for until, thresholds in rules.former:
            if period < until:
                return thresholds
    return rules.thresholds


def _thresholds(ladder, today):
    """What the levels of `today` asked for in `ladder`: one that was not there, the next above."""
    asked, least, found = dict(ladder), NEVER, []
    for level, _threshold in reversed(today):
        least = min(least, asked.get(level, NEVER))
        found.append(least)
    return tuple(reversed(found))
