"""Which versions of which programs are in force at a wall time; the rest is named or left out."""

import re

from .errors import EngineError
from .money import SAFE
from .program import START, check_program
from .shape import listing, refuse


def wall_text(wall):
    """Return a wall time as text, to the minute; texts sort as times do.

    >>> wall_text({"date": "2026-01-15", "minute": 545})
    '2026-01-15T09:05'
    """
    hours, minutes = divmod(wall["minute"], 60)
    return f"{wall['date']}T{hours:02d}:{minutes:02d}"


def _id_of(program):
    """Return the id a raw program claims, 0 when it claims none."""
    key = program.get("program") if isinstance(program, dict) else 0
    return key if type(key) is int and 0 < key <= SAFE else 0


def _start_of(program):
    """Return the wall time from which a raw version holds, empty for always."""
    start = program.get("from")
    return start if isinstance(start, str) and re.fullmatch(START, start, re.ASCII) else ""


def _current(claimants, now):
    """Return the versions of one program with the latest start that has come."""
    started = [program for program in claimants if _start_of(program) <= now]
    latest = max((_start_of(program) for program in started), default="")
    return [program for program in started if _start_of(program) == latest]


def _check_for(program, basket, count):
    """Refuse a program that can't be read, is there twice or is of another currency."""
    if count > 1:
        refuse("duplicate_program", "program.program")
    check_program(program)
    for key in ("currency", "currency_exponent"):
        if program[key] != basket[key]:
            refuse("other_currency", f"program.{key}")


def _read(programs, basket):
    """Return ``(good, bad)`` of what each program id has in force."""
    by_id, good, bad = {}, [], {}
    for program in programs:
        by_id.setdefault(_id_of(program), []).append(program)
    if by_id.pop(0, None):
        bad[0] = EngineError("no_program_id", "program.program")
    now = wall_text(basket["wall"])
    for key in sorted(by_id):
        current = _current(by_id[key], now)
        try:
            if current:
                _check_for(current[0], basket, len(current))
                good.append(current[0])
        except EngineError as error:
            bad[key] = error
    return good, bad


def read_programs(programs, basket):
    """Return ``(good, bad)``: programs in force by rising id, and ``{id: EngineError}``.

    Programs without a usable id share the id 0 and one error, ``no_program_id``. The programs of
    one combination group agree about the group, or the later ones are ``lane_differs``.
    """
    listing(lambda program, where: None)(programs, "programs")
    good, bad = _read(programs, basket)
    lanes = {}
    for program in sorted(good, key=lambda one: (one["sequence"], one["program"])):
        lane = program["lane"]
        if lanes.setdefault(lane["lane"], lane) != lane:
            bad[program["program"]] = EngineError("lane_differs", "program.lane")
    return [program for program in good if program["program"] not in bad], bad
