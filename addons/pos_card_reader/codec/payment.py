"""Find payment cards, before anything else is done with a frame.

The scan works on the raw digits of the whole frame, so that truncated, garbled
and badly encoded cards are found as well. It is better to refuse one card of a
shop than to let one payment number through; what a shop needs it claims with a
number rule of six or more digits of prefix, in soft ranges only.

A number is a payment number if it is valid by Luhn and lies in the range and
length of a scheme, or if it is valid by Luhn and followed by an expiry and a
service code. A bank format code with twelve or more digits and no end sentinel
counts too. Plain barcodes are goods up to 13 digits: 1 in 10 of the EAN-13 that
start with 4 is valid by Luhn. A longer run of digits hides a number only where a
keyboard layout has garbled what stood between.
"""

import re

from .check_digits import is_valid
from .schemes import find_scheme, is_hard_prefix

NUMBER_MIN, NUMBER_MAX = 12, 19
SCAN_NUMBER_MIN = 14
CLAIM_PREFIX_MIN = 6
UNKNOWN = "unknown"

SCANS = ("scan", "barcode", "qr")  # ways to present what may be goods

# What people and line noise put between digits; GS separates the fields of goods codes.
_BETWEEN = r"[ \-\x00-\x1c\x1e\x1f\x7f\xff]+"
_GROUP = re.compile(rf"[0-9]+(?:{_BETWEEN}[0-9]+)*")
_DIGITS = re.compile(r"[0-9]+")
_SEPARATOR = re.compile(rf"(?<=[0-9]){_BETWEEN}(?=[0-9])")
_SERVICE = re.compile(r"[0-9]{2}(?:0[1-9]|1[0-2])[125679][024][0-7]")
_BANK_OPEN = re.compile(r"%B[ ]?((?:[0-9][ ]?){12,})[^?]*$")


def find_payment(text, is_scan, prefixes):
    """Return the scheme of the first payment number in `text`, "" without one.

    :param text: the raw frame
    :param is_scan: a plain barcode, where only 14 to 19 digits count
    :param prefixes: prefixes of the number rules in force
    """
    claimed = tuple(prefix for prefix in prefixes if len(prefix) >= CLAIM_PREFIX_MIN)
    shortest = SCAN_NUMBER_MIN if is_scan else NUMBER_MIN
    for number in _candidates(text, is_scan):
        if shortest <= len(number) <= NUMBER_MAX and is_valid(number, "luhn"):
            scheme = find_scheme(number)
            if scheme and (scheme.hard or not number.startswith(claimed)):
                return scheme.name
    return _find_unranged(text, shortest, claimed)


def _find_unranged(text, shortest, claimed):
    """Find payment numbers outside the known ranges by what follows them."""
    compact = _SEPARATOR.sub("", text)
    numbers = [
        number
        for number in _followed_by_service_code(compact)
        if shortest <= len(number) <= NUMBER_MAX and is_valid(number, "luhn")
    ]
    bank = _BANK_OPEN.search(compact)
    if bank:
        numbers.append(bank[1])
    for number in numbers:
        if is_hard_prefix(number) or not number.startswith(claimed):
            return UNKNOWN
    return ""


def _candidates(text, is_scan):
    """Yield every string of digits in `text` that may be a number."""
    damaged = not text.isascii()
    for group in _GROUP.finditer(text):
        for run in _joined_parts(_DIGITS.findall(group[0])):
            yield run
            if not is_scan:
                yield from _padded(run)
            is_long = len(run) > NUMBER_MAX
            if (damaged and is_long) if is_scan else (damaged or is_long):
                yield from (run[:size] for size in range(NUMBER_MIN, NUMBER_MAX + 1))


def _joined_parts(parts):
    """Yield each part alone and joined with its next ones: 4111 1111 ..."""
    for first in range(len(parts)):
        run = ""
        for part in parts[first:]:
            run += part
            yield run
            if len(run) > NUMBER_MAX:
                break


def _padded(run):
    """Yield the number behind leading zeros or behind a track 3 format code."""
    if run.startswith("0"):
        yield run.lstrip("0")
        yield run[2:]


def _followed_by_service_code(text):
    """Yield digit runs followed, in their track, by an expiry and a service code.

    Between the two stands one separator, or a name between two equal separators.
    """
    runs = list(_DIGITS.finditer(text))
    for number, extra in zip(runs, runs[1:], strict=False):
        gap = text[number.end() : extra.start()]
        if gap[0] == gap[-1] and _SERVICE.match(extra[0]):
            yield number[0]
