"""Numbers and dates as people write them."""

import re
from datetime import date
from decimal import Decimal

NUMBER_MAX = Decimal(10) ** 12
DATES = (
    (re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00)?)?"), (1, 2, 3)),
    (re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})"), (3, 2, 1)),
)


def read_number(text):
    """Return a number that people may have written with spaces and a comma.

    >>> read_number("1 234,50"), read_number("1234.5")
    (Decimal('1234.50'), Decimal('1234.5'))
    """
    plain = re.sub(r"[\s\u00a0\u202f']", "", text).replace(",", ".")
    if not re.fullmatch(r"\d+(\.\d+)?", plain) or Decimal(plain) >= NUMBER_MAX:
        raise ValueError(text)
    return Decimal(plain)


def read_count(text):
    """Return a whole number; a spreadsheet's 3.0 is one."""
    number = read_number(text)
    if number != int(number):
        raise ValueError(text)
    return int(number)


def read_date(text):
    """Return the ISO text of a date like 2026-01-15, 15.01.2026 or 15/01/2026."""
    for pattern, order in DATES:
        found = pattern.fullmatch(text)
        if found:
            return date(*(int(found[place]) for place in order)).isoformat()
    raise ValueError(text)
