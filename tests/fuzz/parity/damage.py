"""Break a sound case in one place, so that refusals are compared too."""

import copy

from engine.money import SAFE

JUNK = [None, True, False, -1, 0, 1, 1.5, SAFE, SAFE + 1, -SAFE - 1, "", "x", "é", [], {}, [None]]
KEYS = ["kind", "v", "zzz", "é", "constructor", "__proto__", "7"]


def places(value):
    """Return all ``(container, key)`` pairs below `value`."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    found = []
    for key, item in items:
        found.append((value, key))
        if isinstance(item, (dict, list)):
            found += places(item)
    return found


def damaged(rng, case):
    """Return a copy of `case` with something deleted, replaced or added."""
    case = copy.deepcopy(case)
    container, key = rng.choice(places(case["args"]))
    action = rng.random()
    if action < 0.3 and container is not case["args"]:
        del container[key]
    elif action < 0.8 or isinstance(container, list):
        container[key] = copy.deepcopy(rng.choice(JUNK))
    else:
        container[rng.choice(KEYS)] = copy.deepcopy(rng.choice(JUNK))
    return case
