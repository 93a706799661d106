"""The shape of a program version; a program in error is skipped by name, it never stops a sale."""

from . import conditions, effects
from .errors import EngineError
from .joins import JOINS
from .money import PPM, SAFE, SPEND_MAX
from .record import kind_of, record
from .shape import flag, integer, listing, one_of, refuse, text
from .stacking import MODES

_id = integer(0)

_LEVEL = record(
    {
        "level": _id,
        "rank": _id,
        "threshold_minor": integer(0, SPEND_MAX),
        "percent": integer(0, PPM),
    }
)

_PROGRAM = record(
    {
        "v": integer(1, 1),
        "program": integer(1),
        "company": _id,
        "currency": text("[A-Z]{3}"),
        "currency_exponent": integer(0, 4),
        "lane": record({"sequence": integer(), "mode": one_of(MODES, "unknown_mode")}),
        "sequence": integer(),
        "levels": listing(_LEVEL),
        "spend": record(
            {
                "measure": one_of(("money",), "unknown_measure"),
                "window": one_of(("life",), "unknown_window"),
            }
        ),
        "join": one_of(JOINS, "unknown_join"),
        "conditions": listing(kind_of(conditions.KINDS, {"negate": flag})),
        "effects": listing(kind_of(effects.KINDS, {})),
    }
)


def check_program(program):
    """Refuse a version of another shape, or levels that don't rise in rank and threshold."""
    _PROGRAM(program, "program")
    levels, ids = program["levels"], set()
    for index, level in enumerate(levels):
        if level["level"] in ids:
            refuse("duplicate_level", f"program.levels[{index}].level")
        ids.add(level["level"])
        for key in ("rank", "threshold_minor"):
            if index and level[key] <= levels[index - 1][key]:
                refuse("levels_not_rising", f"program.levels[{index}].{key}")


def _check_for(program, basket, count):
    """Refuse a program that can't be read, is there twice or is of another currency."""
    if count > 1:
        refuse("duplicate_program", "program.program")
    check_program(program)
    for key in ("currency", "currency_exponent"):
        if program[key] != basket[key]:
            refuse("other_currency", f"program.{key}")


def _id_of(program):
    """Return the id a raw program claims, 0 when it claims none."""
    key = program.get("program") if isinstance(program, dict) else 0
    return key if type(key) is int and 0 < key <= SAFE else 0


def read_programs(programs, basket):
    """Return ``(good, bad)``: programs by rising id, and ``{id: EngineError}`` for the rest.

    Programs without a usable id share the id 0 and one error, ``no_program_id``.
    """
    listing(lambda program, where: None)(programs, "programs")
    by_id, good, bad = {}, [], {}
    for program in programs:
        by_id.setdefault(_id_of(program), []).append(program)
    for key in sorted(by_id):
        try:
            _check_for(by_id[key][0], basket, len(by_id[key]) if key else 0)
            good.append(by_id[key][0])
        except EngineError as error:
            bad[key] = error if key else EngineError("no_program_id", "program.program")
    return good, bad
