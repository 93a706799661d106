"""Which windows of a membership the programs ask for."""

#: kinds of condition that name a program and look at its spend or visits
WINDOW_OF = {"nth_receipt": "window", "spend": "window"}


def windows_asked(programs):
    """Return ``{program id: set of windows}`` for program versions in the contract's shape.

    Life and the program's own window are always among them; a condition of one program may ask
    for the windows of another.

    >>> asked = windows_asked([
    ...     {"program": 7, "spend": {"window": "month"}, "conditions": []},
    ...     {"program": 8, "spend": {"window": "life"},
    ...      "conditions": [{"kind": "spend", "program": 7, "window": "days_90"}]}])
    >>> sorted(asked[7]), sorted(asked[8])
    (['days_90', 'life', 'month'], ['life'])
    """
    asked = {}
    for program in programs:
        own = program["program"]
        asked.setdefault(own, {"life"}).add(program["spend"]["window"])
        for spec in program["conditions"]:
            name = WINDOW_OF.get(spec["kind"])
            if name:
                asked.setdefault(spec.get("program") or own, {"life"}).add(spec[name])
    return asked
