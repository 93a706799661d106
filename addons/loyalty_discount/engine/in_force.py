"""Which versions of which programs are in force at a wall time; the rest is named or left out."""

from .errors import EngineError
from .prepare import error_of
from .shape import refuse


def wall_text(wall):
    """Return a wall time as text, to the minute; texts sort as times do.

    >>> wall_text({"date": "2026-01-15", "minute": 545})
    '2026-01-15T09:05'
    """
    hours, minutes = divmod(wall["minute"], 60)
    return f"{wall['date']}T{hours:02d}:{minutes:02d}"


def _current(versions, now):
    """Return the versions of one program with the latest start that has come."""
    started = [version for version in versions if version.start <= now]
    latest = max((version.start for version in started), default="")
    return [version for version in started if version.start == latest]


def _check_for(version, basket, count):
    """Refuse a program that is there twice, can't be read or is of another currency."""
    if count > 1:
        refuse("duplicate_program", "program.program")
    if version.error:
        raise version.error
    for key in ("currency", "currency_exponent"):
        if version.program[key] != basket[key]:
            refuse("other_currency", f"program.{key}")


def _read_all(rows, basket):
    """Return ``(good, bad)`` of what each program id has in force."""
    good, bad = [], {}
    now = wall_text(basket["wall"])
    for key, versions in rows.items():
        current = _current(versions, now) if key else []
        error = error_of(_check_for, current[0], basket, len(current)) if current else None
        if not key:
            bad[0] = EngineError("no_program_id", "program.program")
        elif error:
            bad[key] = error
        elif current:
            good.append(current[0].program)
    return good, bad


def read_programs(prepared, basket):
    """Return ``(good, bad)``: programs in force by rising id, and ``{id: EngineError}``.

    Programs without a usable id share the id 0 and one error, ``no_program_id``. The programs of
    one combination group agree about the group, or the later ones are ``lane_differs``.
    """
    good, bad = _read_all(prepared.rows, basket)
    lanes = {}
    for program in sorted(good, key=lambda one: (one["sequence"], one["program"])):
        lane = program["lane"]
        if lanes.setdefault(lane["lane"], lane) != lane:
            bad[program["program"]] = EngineError("lane_differs", "program.lane")
    return [program for program in good if program["program"] not in bad], bad
