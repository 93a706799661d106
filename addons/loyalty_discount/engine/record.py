"""Checks for JSON objects: which keys they have, and the shape of each value."""

from .shape import one_of, refuse, text


def keys_of(value, where):
    """Return the sorted keys of an object; keys are ASCII."""
    if not isinstance(value, dict):
        refuse("not_object", where)
    for key in value:
        if not isinstance(key, str) or not key.isascii():
            refuse("key_not_ascii", where)
    return sorted(value)


def mapping(check_item):
    """Make a check for objects with any ASCII keys whose every value passes `check_item`."""

    def check(value, where):
        """Refuse what is no object, then ask about each value in order of keys."""
        for key in keys_of(value, where):
            check_item(value[key], f"{where}.{key}")

    return check


def _refuse_keys(value, fields, where):
    """Refuse an object that lacks keys of `fields` or, looked at next, has others."""
    found = keys_of(value, where)
    for key in fields:
        if key not in value:
            refuse("missing_key", f"{where}.{key}")
    unknown = next(key for key in found if key not in fields)
    refuse("unknown_key", f"{where}.{unknown}")


def record(fields):
    """Make a check for objects with exactly the keys of `fields`, a table key -> check."""

    def check(value, where):
        """Refuse other keys, then wrong values in order of `fields`."""
        if not isinstance(value, dict) or value.keys() != fields.keys():
            _refuse_keys(value, fields, where)
        for key, check_field in fields.items():
            check_field(value[key], f"{where}.{key}")

    return check


def kind_of(kinds, common):
    """Make a check for objects whose ``kind`` is in `kinds` and brings its own ``FIELDS``."""
    records = {kind: record({"kind": text(), **common, **kinds[kind].FIELDS}) for kind in kinds}

    def check(value, where):
        """Refuse what has no known kind, then whatever its kind does not know."""
        if "kind" not in keys_of(value, where):
            refuse("missing_key", f"{where}.kind")
        one_of(kinds, "unknown_kind")(value["kind"], f"{where}.kind")
        records[value["kind"]](value, where)

    return check
