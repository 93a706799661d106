"""Levels: which one a spend reaches, what is missing to the next, where a holder stands.

`levels` is the list of a program version: dicts ``level`` (id), ``rank``, ``threshold_minor``,
``percent``, in rising order of rank and threshold.
"""


def level_for(levels, spend_minor):
    """Return the id of the highest level that `spend_minor` reaches, None for none.

    A threshold is reached by equality. Spend below zero (more returned than bought) counts as 0.

    >>> steps = [{"level": 11, "threshold_minor": 0}, {"level": 12, "threshold_minor": 1000000}]
    >>> level_for(steps, 999999), level_for(steps, 1000000), level_for(steps[1:], 0)
    (11, 12, None)
    """
    spend_minor = max(spend_minor, 0)
    reached = [step["level"] for step in levels if step["threshold_minor"] <= spend_minor]
    return reached[-1] if reached else None


def find_level(levels, level):
    """Return the entry of `levels` with id `level`, None if there is none."""
    return next((step for step in levels if step["level"] == level), None)


def near_miss(levels, level, spend_minor, rank_min=0):
    """Return what is missing to the next level above `level`, None at the top.

    `level` is the holder's level id or None. The next level is the first of a higher rank (and
    of rank `rank_min` at least) whose threshold is still above `spend_minor`.

    >>> steps = [{"level": 12, "rank": 2, "threshold_minor": 1000000}]
    >>> near_miss(steps, None, 999999)
    {'code': 'level', 'level': 12, 'missing_minor': 1}
    """
    mine = find_level(levels, level)
    rank_from = max(rank_min, mine["rank"] + 1 if mine else 0)
    for step in levels:
        missing_minor = step["threshold_minor"] - spend_minor
        if step["rank"] >= rank_from and missing_minor > 0:
            return {"code": "level", "level": step["level"], "missing_minor": missing_minor}
    return None


def membership_of(program, basket):
    """Return the holder's membership in `program`, None without a holder or a membership."""
    holder = basket["holder"]
    return holder["memberships"].get(str(program["program"])) if holder else None


def standing(program, basket):
    """Return ``(level entry, code)`` of the holder in `program`; no entry says why by its code."""
    membership = membership_of(program, basket)
    if not membership:
        return None, "no_membership" if basket["holder"] else "no_card"
    step = find_level(program["levels"], membership["level"])
    return step, "level" if step else "no_level"


def near_miss_of(program, basket, rank_min=0):
    """Return the near miss of the holder in `program`, None where it can't be told."""
    membership = membership_of(program, basket)
    spend_minor = membership["spend"].get(program["spend"]["window"]) if membership else None
    if spend_minor is None:
        return None
    return near_miss(program["levels"], membership["level"], spend_minor, rank_min)
