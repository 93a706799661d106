"""Numbers as people type, scan or paste them: first and last on a line, or one by one.

>>> read_entry("9200000001017 - 9200000001024\\n9200000002007")
[Pair(line=1, first='9200000001017', last='9200000001024'), \
Pair(line=2, first='9200000002007', last='9200000002007')]
"""

import re
from typing import NamedTuple

# Between first and last: a dash of any kind, dots, a tab or blanks. Between entries: ; or ,
BETWEEN = re.compile(r"\s*(?:[-–—]|\.{2,})\s*|\s+")
ENTRIES = re.compile(r"[;,]")


class Pair(NamedTuple):
    """First and last number of an entry, and the line it stands on."""

    line: int
    first: str
    last: str


def read_entry(text, in_turn=False):
    """The pairs of ``text``.

    ``in_turn``: a scanner gave first and last numbers on lines of their own, one after the
    other; an odd one stands for itself. Raises ``ValueError`` with the line of an entry that
    holds more than two numbers.
    """
    pairs = []
    for line, content in enumerate(text.splitlines(), start=1):
        for entry in filter(None, (part.strip() for part in ENTRIES.split(content))):
            numbers = BETWEEN.split(entry)
            if len(numbers) > 2 or not all(numbers):
                raise ValueError(line)
            pairs.append(Pair(line, numbers[0], numbers[-1]))
    return _in_turn(pairs) if in_turn else pairs


def _in_turn(pairs):
    """Join lone numbers two by two.

    >>> _in_turn([Pair(1, "10", "10"), Pair(2, "15", "15"), Pair(3, "20", "20")])
    [Pair(line=1, first='10', last='15'), Pair(line=3, first='20', last='20')]
    """
    joined, waiting = [], None
    for pair in pairs:
        if pair.first != pair.last:
            joined.append(pair)
        elif waiting is None:
            waiting = pair
        else:
            joined.append(Pair(waiting.line, waiting.first, pair.last))
            waiting = None
    return [*joined, waiting] if waiting else joined
