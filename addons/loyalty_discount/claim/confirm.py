"""What of a claimed holder the server can confirm; the rest is the server's own. Pure.

A till may know less than the server (it asked some time ago), never something else. Numbers of
that time count as older facts; a level, a number, a group or a person that never was is a changed
claim.
"""

from .numbers import confirmed_numbers


def confirmed_membership(claimed, own, held, ranks, told):
    """``(membership, problems)`` of one membership.

    ``held``: ids of the levels that were in force around the time the till asked, ``ranks``: the
    rank of every level of the program by id, ``told``: what :func:`.numbers.confirmed_numbers`
    asks for.
    """
    problems = []
    level = claimed["level"]
    if level is not None and level not in held:
        problems.append("level_never_held")
        level = None
    found = {**own, "level": level or (held[-1] if held else own["level"])}
    plan = claimed["next_level"], claimed["next_from"]
    if _is_plan(plan, own, held, ranks, found["level"]):
        found["next_level"], found["next_from"] = plan
    if claimed["joined"] != own["joined"]:
        problems.append("holder_differs")
    numbers, others = confirmed_numbers(claimed, own, told)
    return {**found, **numbers}, problems + others


def _is_plan(plan, own, held, ranks, level):
    """Whether a planned level is the server's, came true, or takes something away."""
    next_level, next_from = plan
    if plan == (own["next_level"], own["next_from"]) or plan == (None, None):
        return True
    if next_level is None or next_from is None or next_level not in ranks:
        return False
    return next_level in held or ranks[next_level] <= ranks.get(level, 0)


def confirmed_person(claimed, own, groups, was_edited):
    """``(values, problems)`` of groups, birthday and form fields.

    ``groups``: every group the holder was in since the till asked. ``was_edited``: the person's
    data changed since then, so another birthday is no wonder.
    """
    problems = []
    if not set(claimed["groups"]) <= set(groups):
        problems.append("group_never_in")
    person = {
        "groups": [group for group in claimed["groups"] if group in groups],
        "birthday": own["birthday"],
        "fields": own["fields"],
    }
    if is_changed(claimed, own):
        problems.append("holder_changed" if was_edited else "holder_differs")
    return person, problems


def is_changed(claimed, own):
    """Whether birthday or answers are not those that the server knows."""
    return any(claimed[name] != own[name] for name in ("birthday", "fields"))


def confirmed_uses(claimed, own):
    """The counters of the till where the server counts the same programs, else its own.

    A counter only grows, money given may be taken back: a till never counts more than the
    server, unless its day is over.

    >>> row = {"date": "2026-01-15", "holder": 2, "card": 2, "day": 1, "shop": 9, "total": 9}
    >>> own = {"7": {**row, "spent_minor": 100}}
    >>> older = {"7": {**own["7"], "holder": 1}, "8": own["7"]}
    >>> confirmed_uses(older, own)["7"]["holder"], confirmed_uses({}, own) == own
    (1, True)
    """
    return {program: _older_row(claimed.get(program), row) for program, row in own.items()}


def _older_row(claimed, own):
    """``claimed`` with no counter above the server's, or ``own`` if nothing was claimed."""
    if claimed is None:
        return own
    is_today = claimed["date"] == own["date"]
    lasting = {name: min(claimed[name], own[name]) for name in ("holder", "card", "total")}
    daily = {name: min(claimed[name], own[name]) for name in ("day", "shop")}
    kept = daily if is_today else {name: claimed[name] for name in daily}
    spent_minor, own_minor = claimed["spent_minor"], own["spent_minor"]
    spent_minor = spent_minor if 0 <= spent_minor < own_minor else own_minor
    return {"date": claimed["date"], **lasting, **kept, "spent_minor": spent_minor}
