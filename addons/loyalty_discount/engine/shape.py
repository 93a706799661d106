"""Small checks that describe the shape of incoming JSON; each refuses by name and place.

A check is a function ``(value, where)`` that returns nothing or raises `EngineError`. Checks run
in a fixed order, so that both languages refuse the same input with the same words.
"""

import re

from .errors import EngineError
from .money import SAFE

ANSWER_MAX = 64


def refuse(code, where):
    """Raise the engine's one error."""
    raise EngineError(code, where)


def integer(low=-SAFE, high=SAFE, below="out_of_range"):
    """Make a check for integers from `low` through `high`; `below` names a value under `low`."""

    def check(value, where):
        """Refuse what is no integer, not countable in JavaScript or out of range."""
        if type(value) is not int:
            refuse("not_integer", where)
        if abs(value) > SAFE:
            refuse("too_large", where)
        if value < low:
            refuse(below, where)
        if value > high:
            refuse("out_of_range", where)

    return check


def text(pattern=".*"):
    """Make a check for ASCII text that matches the whole of `pattern`."""

    def check(value, where):
        """Refuse what is no text, has other characters or another format."""
        if not isinstance(value, str):
            refuse("not_text", where)
        if not value.isascii():
            refuse("not_ascii", where)
        if not re.fullmatch(pattern, value, re.DOTALL):
            refuse("bad_format", where)

    return check


def flag(value, where):
    """Check for true or false."""
    if not isinstance(value, bool):
        refuse("not_boolean", where)


def answer(value, where):
    """Check for an answer in a form: text of up to 64 characters, an integer or yes and no."""
    if isinstance(value, bool):
        return
    if isinstance(value, str):
        if len(value) > ANSWER_MAX or any("\ud800" <= char <= "\udfff" for char in value):
            refuse("bad_format", where)
        return
    integer()(value, where)


def one_of(choices, code):
    """Make a check for one of the words in `choices`; any other value is refused as `code`."""

    def check(value, where):
        """Refuse any other word."""
        if not isinstance(value, str) or value not in choices:
            refuse(code, where)

    return check


def maybe(check_value):
    """Make a check that lets null pass and asks `check_value` about the rest."""

    def check(value, where):
        """Let null pass."""
        if value is not None:
            check_value(value, where)

    return check


def listing(check_item):
    """Make a check for lists whose every item passes `check_item`."""

    def check(value, where):
        """Refuse what is no list, then ask about each item."""
        if not isinstance(value, list):
            refuse("not_list", where)
        for index, item in enumerate(value):
            check_item(item, f"{where}[{index}]")

    return check
