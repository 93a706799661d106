"""Reads the example files of the posting core: plain values in, events and postings out.

``given`` names events by their rule (``free_issue``) with the fields of their dataclass;
an event inside an event (a correction's original) is written the same way. A posting reads
``"cost/stock": "Dr EXP 600.00, Cr MAT 600.00"``: entry, carrier, lines. Money is in minor
units on the way in and with two decimals on the way out.
"""

import json
import re
import sys
from datetime import date
from pathlib import Path

ADDON = Path(__file__).resolve().parents[2] / "addons" / "loyalty_accounting"
sys.path.insert(0, str(ADDON))

import posting  # noqa: E402
from posting import events  # noqa: E402

CASES = ADDON / "static/tests/vectors/events"


def name_of(kind):
    """``FreeIssue`` as the rules and files spell it: ``free_issue``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


KINDS = {name_of(kind): kind for kind in map(events.__dict__.get, events.__all__)}


def cases():
    """Every case of every example file."""
    for path in sorted(CASES.glob("*.json")):
        yield from json.loads(path.read_text(encoding="utf-8"))["cases"]


def event(given):
    """The event ``given`` describes, ``"event"`` naming its kind."""
    kind = KINDS[given["event"]]
    return _built(kind, {key: value for key, value in given.items() if key != "event"})


def _built(kind, values):
    """A dataclass of ``kind``; unknown fields are refused by its own constructor."""
    return kind(**{key: _value(kind, key, value) for key, value in values.items()})


def _value(kind, key, value):
    """A JSON value as the field ``key`` of ``kind`` takes it."""
    if key == "operation_date":
        return date.fromisoformat(value)
    if key == "parameters":
        return posting.Parameters(**value)
    if isinstance(value, dict):
        return event(value)
    if isinstance(value, list):
        part = {"lines": events.IssueLine, "gone": events.Gone, "issues": events.PeriodIssue}
        return tuple(
            _built(part[key], item) if isinstance(item, dict) else _plain(item) for item in value
        )
    return value


def _plain(item):
    """A number, or a pair of numbers."""
    return tuple(item) if isinstance(item, list) else item


def shown(entry):
    """``(entry/carrier, lines)`` of an entry, as the files write it."""
    lines = (
        f"{'Dr' if line.debit_minor else 'Cr'} {line.role} {money(line)}" for line in entry.lines
    )
    return f"{entry.name}/{entry.carrier}", ", ".join(sorted(lines))


def money(line):
    """The amount of a line with two decimals."""
    whole, cents = divmod(line.debit_minor or line.credit_minor, 100)
    return f"{whole}.{cents:02}"


def expected(posting_text):
    """``{entry/carrier: lines}`` with the lines in the order of :func:`shown`."""
    return {name: ", ".join(sorted(text.split(", "))) for name, text in posting_text.items()}
