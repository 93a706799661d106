"""Number rules: which part of what was read is a card number of the shop.

A number is kept as text: leading zeros count. Without a pattern the number is
the leading field of a track, or the whole of a barcode or keyed text.
"""

import re
from typing import NamedTuple

from .check_digits import is_valid
from .patterns import find_number
from .uid import normalise_uid

SOURCES = ("track1", "track2", "track3", "barcode", "qr", "chip", "keyed")
NUMBER_LENGTH_MAX = 32
_TYPED = ("barcode", "qr", "keyed")  # what RFID readers that type are taken for

_PRINTABLE = re.compile(r"[ -~]*")
_NUMBER = re.compile(r"[0-9A-Za-z]{1,32}")
_LEADING_FIELD = {
    "track1": re.compile(r"[A-Z]?([0-9 ]+)(?:\^.*)?"),
    "track2": re.compile(r"([0-9]+)(?:=.*)?"),
    "track3": re.compile(r"([0-9]+)(?:=.*)?"),
}


class Rule(NamedTuple):
    """What the numbers of one issuer look like."""

    id: int
    prefix: str = ""
    length_min: int = 1  # characters, prefix and check digit included
    length_max: int = NUMBER_LENGTH_MAX
    check_digit: str = "none"  # one of check_digits.CHECK_DIGITS
    pattern: str = ""  # see patterns; "" takes the leading field
    sources: tuple = SOURCES
    uid_format: str = ""  # codes and typed text are serial numbers of chips, see uid


def extract(rule, source, content):
    """Return the text that `rule` takes for a number, "" if it takes none."""
    if not _PRINTABLE.fullmatch(content):
        return ""
    if source in _TYPED and rule.uid_format:
        return normalise_uid(_find(rule, source, content), rule.uid_format)
    return _find(rule, source, content)


def _find(rule, source, content):
    """Return the number in `content` as it stands there."""
    if rule.pattern:
        return find_number(rule.pattern, content)
    if source not in _LEADING_FIELD:
        return content
    match = _LEADING_FIELD[source].fullmatch(content)
    return match[1].replace(" ", "") if match else ""


def find_fault(rule, number):
    """Return why `number` is not one of `rule`: no_rule, bad_check_digit or ""."""
    if not _NUMBER.fullmatch(number) or not number.startswith(rule.prefix):
        return "no_rule"
    if not rule.length_min <= len(number) <= rule.length_max:
        return "no_rule"
    return "" if is_valid(number, rule.check_digit) else "bad_check_digit"
