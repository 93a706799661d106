"""Small checks that describe the shape of incoming JSON; each refuses by name and place.

A check is a function ``(value, where)`` that returns nothing or raises `EngineError`. Checks run
in a fixed order, so that both languages refuse the same input with the same words.
"""

import re

from .errors import EngineError
from .money import SAFE


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


def keys_of(value, where):
    """Return the sorted keys of an object; keys are ASCII."""
    if not isinstance(value, dict):
        refuse("not_object", where)
    if not all(isinstance(key, str) and key.isascii() for key in value):
        refuse("key_not_ascii", where)
    return sorted(value)


def mapping(check_item):
    """Make a check for objects with any ASCII keys whose every value passes `check_item`."""

    def check(value, where):
        """Refuse what is no object, then ask about each value in order of keys."""
        for key in keys_of(value, where):
            check_item(value[key], f"{where}.{key}")

    return check


def record(fields):
    """Make a check for objects with exactly the keys of `fields`, a table key -> check."""

    def check(value, where):
        """Refuse missing keys, then unknown ones, then wrong values in order of `fields`."""
        found = keys_of(value, where)
        for key in fields:
            if key not in value:
                refuse("missing_key", f"{where}.{key}")
        for key in found:
            if key not in fields:
                refuse("unknown_key", f"{where}.{key}")
        for key, check_field in fields.items():
            check_field(value[key], f"{where}.{key}")

    return check


def kind_of(kinds, common):
    """Make a check for objects whose ``kind`` is in `kinds` and brings its own ``FIELDS``."""

    def check(value, where):
        """Refuse what has no known kind, then whatever its kind does not know."""
        if "kind" not in keys_of(value, where):
            refuse("missing_key", f"{where}.kind")
        one_of(kinds, "unknown_kind")(value["kind"], f"{where}.kind")
        record({"kind": text(), **common, **kinds[value["kind"]].FIELDS})(value, where)

    return check
