"""Moments as the contract writes them: UTC text to the second."""

from datetime import datetime

FORMAT = "%Y-%m-%dT%H:%M:%SZ"
YEARS = range(2000, 2200)


def parse_moment(text):
    """The naive UTC datetime of ``text``, or None if it is not one of these centuries.

    >>> parse_moment("2026-01-15T09:30:00Z").hour, parse_moment("9999-12-31T23:59:59Z")
    (9, None)
    """
    try:
        moment = datetime.strptime(text, FORMAT)
    except (TypeError, ValueError):
        return None
    return moment if moment.year in YEARS else None


def format_moment(moment):
    """A naive UTC datetime as text."""
    return moment.strftime(FORMAT)


def minutes_between(start, end):
    """Whole minutes from ``start`` to ``end``; 0 for no start and for one that is later.

    >>> minutes_between(datetime(2026, 1, 15, 9, 30), datetime(2026, 1, 15, 9, 31, 59))
    1
    """
    return max(int((end - start).total_seconds()) // 60, 0) if start else 0
