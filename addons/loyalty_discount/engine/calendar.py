"""Dates as ISO text and as day numbers; no clock, no zone, no locale (proleptic Gregorian)."""

from .shape import refuse, text

_format = text(r"\d{4}-\d{2}-\d{2}")
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year):
    """Tell whether `year` has a 29 February.

    >>> is_leap(2024), is_leap(2026), is_leap(1900), is_leap(2000)
    (True, False, False, True)
    """
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year, month):
    """Return the number of days of a month, 1 to 12."""
    return _DAYS[month - 1] + (1 if month == 2 and is_leap(year) else 0)


def parts_of(day):
    """Return ``(year, month, day)`` of an ISO date.

    >>> parts_of("2026-01-15")
    (2026, 1, 15)
    """
    return int(day[:4]), int(day[5:7]), int(day[8:])


def date(value, where):
    """Check for a date of the years 1 to 9999 that the calendar knows."""
    _format(value, where)
    year, month, day = parts_of(value)
    if not (year and 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)):
        refuse("no_such_date", where)


def day_number(year, month, day):
    """Return the days since 0001-01-01, which is day 0.

    >>> day_number(1, 1, 1), day_number(2026, 3, 1) - day_number(2026, 2, 28)
    (0, 1)
    """
    past = year - 1
    days = past * 365 + past // 4 - past // 100 + past // 400
    return days + sum(days_in_month(year, before) for before in range(1, month)) + day - 1


def days_between(start, end):
    """Return the days from one ISO date to another; negative when `end` is earlier.

    >>> days_between("2024-02-28", "2024-03-01"), days_between("2026-01-02", "2026-01-01")
    (2, -1)
    """
    return day_number(*parts_of(end)) - day_number(*parts_of(start))
