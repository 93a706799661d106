"""Windows of spend and their borders: life, a month, a quarter, a year, the last N days."""

from datetime import date, timedelta

#: months of the windows that follow the calendar
PERIODS = {"month": 1, "quarter": 3, "year": 12}


def window_name(kind, days):
    """Return the window's name in a program version.

    >>> window_name("month", 30), window_name("days", 30)
    ('month', 'days_30')
    """
    return f"days_{days}" if kind == "days" else kind


def days_of(window):
    """Return N of a rolling window, None for another.

    >>> days_of("days_90"), days_of("month")
    (90, None)
    """
    return int(window.removeprefix("days_")) if window.startswith("days_") else None


def first_day(window, day):
    """Return the first day that counts on `day`; None when everything ever counts.

    >>> first_day("quarter", "2026-05-31"), first_day("days_7", "2026-03-03")
    ('2026-04-01', '2026-02-25')
    >>> first_day("life", "2026-05-31") is None
    True
    """
    if window == "life":
        return None
    today = date.fromisoformat(day)
    if window in PERIODS:
        months = PERIODS[window]
        return today.replace(month=(today.month - 1) // months * months + 1, day=1).isoformat()
    return shifted(day, 1 - days_of(window))


def last_day(window, day):
    """Return the last day of the calendar period that holds `day`.

    >>> last_day("month", "2028-02-10"), last_day("year", "2026-02-10")
    ('2028-02-29', '2026-12-31')
    """
    return shifted(next_period(window, day), -1)


def next_period(window, day):
    """Return the first day of the calendar period after the one that holds `day`.

    >>> next_period("month", "2026-12-31"), next_period("quarter", "2026-11-01")
    ('2027-01-01', '2027-01-01')
    """
    first = date.fromisoformat(first_day(window, day))
    months = first.year * 12 + first.month - 1 + PERIODS[window]
    return date(months // 12, months % 12 + 1, 1).isoformat()


def period_before(window, day):
    """Return the first day of the calendar period before the one that holds `day`.

    >>> period_before("month", "2026-01-20"), period_before("year", "2026-01-20")
    ('2025-12-01', '2025-01-01')
    """
    return first_day(window, shifted(first_day(window, day), -1))


def shifted(day, days):
    """Return `day` moved by `days`; the end of the calendar stays where it is.

    >>> shifted("2026-02-28", 1), shifted("9999-12-31", 1)
    ('2026-03-01', '9999-12-31')
    """
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except OverflowError:
        return date.max.isoformat() if days > 0 else date.min.isoformat()


def days_between(earlier, later):
    """Return how many days lie from `earlier` to `later`.

    >>> days_between("2026-02-28", "2026-03-01")
    1
    """
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days
