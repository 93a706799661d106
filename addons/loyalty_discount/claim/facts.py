"""Reader of the facts a till decided with: holder and counters (docs/contracts.md, 6). Pure.

The result has the basket's shape whatever came in; what does not fit is dropped.
"""

import re
from datetime import date

from .text import clean_integer, clean_text

SOURCES = ("server", "seen", "load")
ENTRIES_MAX = 200
ANSWER_LIMIT = 64
ID_LIMIT = 2**31
WINDOW = re.compile(r"life|month|quarter|year|days_[1-9][0-9]{0,3}")
DATE = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}")
CODE = re.compile(r"[A-Za-z0-9_]{1,64}")
COUNTERS = ("holder", "card", "day", "shop", "total")


def clean_facts(value):
    """The facts the till used, or None without a known source."""
    if not isinstance(value, dict) or value.get("source") not in SOURCES:
        return None
    return {
        "as_of": clean_text(value.get("as_of")) or None,
        "source": value["source"],
        "holder": _holder(value.get("holder")),
        "uses": _by_program(value.get("uses"), _uses),
    }


def clean_id(value):
    """``value`` as the id of a record, or None."""
    number = clean_integer(value)
    return number if number is not None and 0 < number < ID_LIMIT else None


def clean_date(value):
    """``value`` as an ISO date, or None.

    >>> clean_date("2026-01-15"), clean_date("2026-02-30"), clean_date(7)
    ('2026-01-15', None, None)
    """
    if not isinstance(value, str) or not DATE.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return None


def _holder(value):
    """The holder in the basket's shape, or None for nobody."""
    if not isinstance(value, dict):
        return None
    groups = value.get("groups")
    ids = [clean_id(group) for group in groups[:ENTRIES_MAX]] if isinstance(groups, list) else []
    return {
        "groups": sorted({group for group in ids if group}),
        "birthday": clean_date(value.get("birthday")),
        "fields": _mapping(value.get("fields"), CODE, _answer),
        "memberships": _by_program(value.get("memberships"), _membership),
    }


def _membership(value):
    """One membership, or None if it is no object."""
    if not isinstance(value, dict):
        return None
    return {
        "level": clean_id(value.get("level")),
        "next_level": clean_id(value.get("next_level")),
        "next_from": clean_date(value.get("next_from")),
        "joined": clean_date(value.get("joined")),
        "last": clean_date(value.get("last")),
        "spend": _mapping(value.get("spend"), WINDOW, clean_integer),
        "quantity": _mapping(value.get("quantity"), WINDOW, clean_integer),
        "visits": _mapping(value.get("visits"), WINDOW, clean_integer),
        "balance": clean_integer(value.get("balance")) or 0,
    }


def _uses(value):
    """The counters of one program, or None if one of them is missing or below zero."""
    if not isinstance(value, dict):
        return None
    counts = {name: clean_integer(value.get(name)) for name in COUNTERS}
    spent_minor, day = clean_integer(value.get("spent_minor")), clean_date(value.get("date"))
    if day is None or spent_minor is None:
        return None
    if any(count is None or count < 0 for count in counts.values()):
        return None
    return {"date": day, **counts, "spent_minor": spent_minor}


def _answer(value):
    """An answer of the holder's form: text, integer or boolean, else None."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return clean_text(value)[:ANSWER_LIMIT] or None
    return clean_integer(value)


def _by_program(value, clean):
    """A map program id (text) -> what ``clean`` keeps of it."""
    return _mapping(value, re.compile("[1-9][0-9]{0,9}"), clean)


def _mapping(value, key, clean):
    """A map with the keys that match and the values that ``clean`` does not answer by None."""
    if not isinstance(value, dict):
        return {}
    pairs = [
        (name, clean(item))
        for name, item in list(value.items())[:ENTRIES_MAX]
        if isinstance(name, str) and key.fullmatch(name)
    ]
    return {name: item for name, item in pairs if item is not None}
