"""Reading program versions: their ids, starts and shapes, once for any number of baskets."""

import re
from typing import NamedTuple

from .errors import EngineError
from .money import SAFE
from .program import START, check_program
from .shape import listing


class Version(NamedTuple):
    """A raw version, the wall time from which it holds, and what is wrong with it, if anything."""

    program: object
    start: str
    error: EngineError | None


class Prepared(NamedTuple):
    """Programs as they were read once; ``rows`` maps ids, rising, to their versions."""

    rows: dict


def _id_of(program):
    """Return the id a raw program claims, 0 when it claims none."""
    key = program.get("program") if isinstance(program, dict) else 0
    return key if type(key) is int and 0 < key <= SAFE else 0


def _start_of(program):
    """Return the wall time from which a raw version holds, empty for always."""
    start = program.get("from")
    return start if isinstance(start, str) and re.fullmatch(START, start, re.ASCII) else ""


def error_of(check, *arguments):
    """Return the error of calling `check`, None when there is none."""
    try:
        check(*arguments)
    except EngineError as error:
        return error
    return None


def prepare(programs):
    """Read `programs` (version contents) once for any number of baskets; they must not change.

    Asked again with what it returned, it returns the same.
    """
    if isinstance(programs, Prepared):
        return programs
    listing(lambda program, where: None)(programs, "programs")
    rows = {}
    for program in programs:
        key = _id_of(program)
        error = error_of(check_program, program) if key else None
        version = Version(program, _start_of(program) if key else "", error)
        rows.setdefault(key, []).append(version)
    return Prepared(dict(sorted(rows.items())))
