"""Canonical JSON and its digest: the same bytes in Python and JavaScript for the same value.

Keys sorted by code unit, no white space, integers only, UTF-8. What two runtimes could write in
two ways (floats, unsafe integers, non-ASCII keys, lone surrogates) is refused by name.
"""

import hashlib
import json

from .money import SAFE
from .record import keys_of
from .shape import refuse


def _check_text(value, where):
    """Refuse text with a lone surrogate: it has no UTF-8."""
    if any("\ud800" <= char <= "\udfff" for char in value):
        refuse("lone_surrogate", where)


def _check_integer(value, where):
    """Refuse an integer that JavaScript can't count exactly."""
    if abs(value) > SAFE:
        refuse("too_large", where)


def _check(value, where):
    """Refuse whatever has no single canonical form."""
    if isinstance(value, dict):
        for key in keys_of(value, where):
            _check(value[key], f"{where}.{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            _check(item, f"{where}[{index}]")
    elif isinstance(value, str):
        _check_text(value, where)
    elif type(value) is int:
        _check_integer(value, where)
    elif isinstance(value, float):
        refuse("not_integer", where)
    elif value is not None and not isinstance(value, bool):
        refuse("not_json", where)


def canonical(value):
    """Return the canonical JSON text of `value` (dicts, lists, str, int, bool, None).

    >>> canonical({"b": [1, True, None], "a": "é"})
    '{"a":"é","b":[1,true,null]}'
    """
    _check(value, "value")
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(value):
    """Return the lower-case hexadecimal SHA-256 of the canonical JSON of `value`.

    >>> digest({})
    '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'
    """
    return hashlib.sha256(canonical(value).encode()).hexdigest()
