"""Which facts the programs of a snapshot ask for; its twin is ``app/utils/asked.js``. Pure.

A program of another shape asks for nothing: the engine names its error.
"""


def limited_programs(programs):
    """Ids of the programs that count their uses, sorted.

    >>> limited_programs([{"program": 7, "limits": {"day": 1}}, {"program": 8, "limits": {}}])
    [7]
    """
    found = set()
    for program in _readable(programs):
        limits = program.get("limits")
        is_limited = isinstance(limits, dict) and any(
            limit is not None for name, limit in limits.items() if name != "receipt"
        )
        if is_limited and isinstance(program.get("program"), int):
            found.add(program["program"])
    return sorted(found)


def price_lists(programs, groups=None):
    """Ids of the price lists under which a holder of ``groups`` may have prices, sorted.

    Rows for everyone have the group 0; without ``groups`` all rows count.

    >>> rows = [{"group": 0, "list": 5}, {"group": 2, "list": 4}]
    >>> program = {"effects": [{"kind": "price_list", "rows": rows}]}
    >>> price_lists([program], []), price_lists([program], [2]), price_lists([program])
    ([5], [4, 5], [4, 5])
    """
    return sorted(
        {
            row["list"]
            for program in _readable(programs)
            for effect in program.get("effects") or ()
            for row in effect.get("rows") or ()
            if isinstance(row.get("list"), int) and _is_for(row, groups)
        }
    )


def floors(programs):
    """The lowest prices the programs ask for: ``price_min``, ``cost``."""
    return {program.get("floor") for program in _readable(programs)} & {"price_min", "cost"}


def condition_kinds(programs, key):
    """Kinds of the conditions of the program ``key``, as one text; empty without any."""
    for program in _readable(programs):
        if program.get("program") == key:
            kinds = [condition.get("kind", "") for condition in program.get("conditions") or ()]
            return ", ".join(dict.fromkeys(kinds))
    return ""


def keeps_core_off(programs, applied):
    """Whether one of the ``applied`` program ids keeps core's promotions off the receipt."""
    return any(
        program.get("core") == "excludes" and program.get("program") in applied
        for program in _readable(programs)
    )


def _readable(programs):
    """The versions that are objects at all."""
    return [program for program in programs or () if isinstance(program, dict)]


def _is_for(row, groups):
    """Whether a price list's row is for everyone, or for one of ``groups``."""
    return groups is None or row.get("group") == 0 or row.get("group") in groups
