"""Levels: which one a measure reaches, what is missing to the next, where a holder stands.

`levels` is the list of a program version: dicts ``level`` (id), ``rank``, ``threshold``,
``percent``, ``bonus``, in rising order of rank and threshold. A threshold is in the unit of the
program's measure: minor units of money, micro units of quantity, or visits.
"""

WINDOW = r"life|month|quarter|year|days_[1-9]\d{0,3}"
KEYS = {"money": "spend", "quantity": "quantity", "visits": "visits"}
MISSING = {"money": "missing_minor", "quantity": "missing_quantity", "visits": "missing_visits"}


def level_for(levels, measured):
    """Return the id of the highest level that `measured` reaches, None for none.

    A threshold is reached by equality. Less than nothing (more returned than bought) counts as 0.

    >>> steps = [{"level": 11, "threshold": 0}, {"level": 12, "threshold": 1000000}]
    >>> level_for(steps, 999999), level_for(steps, 1000000), level_for(steps[1:], 0)
    (11, 12, None)
    """
    measured = max(measured, 0)
    reached = [step["level"] for step in levels if step["threshold"] <= measured]
    return reached[-1] if reached else None


def find_level(levels, level):
    """Return the entry of `levels` with id `level`, None if there is none."""
    return next((step for step in levels if step["level"] == level), None)


def near_miss(levels, level, measured, rank_min=0, measure="money"):
    """Return what is missing to the next level above `level`, None at the top.

    `level` is the holder's level id or None. The next level is the first of a higher rank (and
    of rank `rank_min` at least) whose threshold is still above `measured`.

    >>> steps = [{"level": 12, "rank": 2, "threshold": 1000000}]
    >>> near_miss(steps, None, 999999)
    {'code': 'level', 'level': 12, 'missing_minor': 1}
    """
    mine = find_level(levels, level)
    rank_from = max(rank_min, mine["rank"] + 1 if mine else 0)
    for step in levels:
        missing = step["threshold"] - measured
        if step["rank"] >= rank_from and missing > 0:
            return {"code": "level", "level": step["level"], MISSING[measure]: missing}
    return None


def membership_in(key, basket):
    """Return the holder's membership in the program with id `key`, None if there is none."""
    return basket["holder"]["memberships"].get(str(key)) if basket["holder"] else None


def effective_level(membership, wall):
    """Return the level id in force at the wall time: the planned one from its day on."""
    start = membership["next_from"]
    is_next = start is not None and wall["date"] >= start
    return membership["next_level"] if is_next else membership["level"]


def standing(program, basket):
    """Return ``(level entry, code)`` of the holder in `program`; no entry says why by its code."""
    membership = membership_in(program["program"], basket)
    if not membership:
        return None, "no_membership" if basket["holder"] else "no_card"
    step = find_level(program["levels"], effective_level(membership, basket["wall"]))
    return step, "level" if step else "no_level"


def counted(membership, key, window):
    """Return ``spend``, ``quantity`` or ``visits`` in a window; unknown or less than 0 is 0."""
    return max(membership[key].get(window, 0), 0)


def count_of(program, basket, key, window):
    """Return what `counted` does of the holder's own membership; nobody has 0."""
    membership = membership_in(program["program"], basket)
    return counted(membership, key, window) if membership else 0


def near_miss_of(program, basket, rank_min=0):
    """Return the near miss of the holder in `program`, None where it can't be told."""
    membership = membership_in(program["program"], basket)
    measure, window = program["spend"]["measure"], program["spend"]["window"]
    measured = membership[KEYS[measure]].get(window) if membership else None
    if measured is None:
        return None
    level = effective_level(membership, basket["wall"])
    return near_miss(program["levels"], level, measured, rank_min, measure)
