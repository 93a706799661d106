"""The shape of a program version; a program in error is skipped by name, it never stops a sale."""

from . import conditions, effects
from .joins import JOINS
from .levels import WINDOW
from .limits import LIMITS
from .money import PPM, SPEND_MAX
from .record import kind_of, record
from .shape import flag, integer, listing, maybe, one_of, refuse, text
from .stacking import MODES
from .trim import CAP, FLOORS

START = r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}"
MEASURES = ("money", "quantity", "visits")

_id = integer(0)

_LEVEL = record(
    {
        "level": _id,
        "rank": _id,
        "threshold": integer(0, SPEND_MAX),
        "percent": integer(0, PPM),
        "bonus": integer(0, PPM),
    }
)

_LANE = record(
    {
        "lane": _id,
        "sequence": integer(),
        "mode": one_of(MODES, "unknown_mode"),
        "scope": one_of(("receipt", "line"), "unknown_scope"),
        "basis": one_of(("left", "base"), "unknown_basis"),
        "cap": maybe(integer(0, PPM)),
    }
)

_PROGRAM = record(
    {
        "v": integer(1, 1),
        "program": integer(1),
        "company": _id,
        "currency": text("[A-Z]{3}"),
        "currency_exponent": integer(0, 4),
        "from": maybe(text(START)),
        "stopped": flag,
        "lane": _LANE,
        "sequence": integer(),
        "levels": listing(_LEVEL),
        "spend": record(
            {
                "measure": one_of(MEASURES, "unknown_measure"),
                "window": text(WINDOW),
                "effect": one_of(("now", "next"), "unknown_moment"),
            }
        ),
        "join": one_of(JOINS, "unknown_join"),
        "conditions": listing(kind_of(conditions.KINDS, {"negate": flag})),
        "effects": listing(kind_of(effects.KINDS, {})),
        "cap": CAP,
        "floor": one_of(FLOORS, "unknown_floor"),
        "limits": LIMITS,
        "excludes": listing(_id),
        "core": one_of(("beside", "excludes", "yields"), "unknown_word"),
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
        for key in ("rank", "threshold"):
            if index and level[key] <= levels[index - 1][key]:
                refuse("levels_not_rising", f"program.levels[{index}].{key}")
