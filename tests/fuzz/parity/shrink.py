"""Make a failing case small: drop what is not needed, bring numbers down, step by step."""


def smaller(value):
    """Yield simpler values of the same kind, the boldest first."""
    if isinstance(value, list):
        for index in range(len(value)):
            yield value[:index] + value[index + 1 :]
        for index, item in enumerate(value):
            for simpler in smaller(item):
                yield [*value[:index], simpler, *value[index + 1 :]]
    elif isinstance(value, dict):
        for key, item in value.items():
            if isinstance(item, dict):
                yield {**value, key: None}
            for simpler in smaller(item):
                yield {**value, key: simpler}
    elif type(value) is int and value:
        yield from {0, value // 10, value // 2, value - 1 if value > 0 else value + 1} - {value}


def candidates(case):
    """Yield cases with one argument made simpler."""
    for index, argument in enumerate(case["args"]):
        for simpler in smaller(argument):
            args = [*case["args"][:index], simpler, *case["args"][index + 1 :]]
            yield {"call": case["call"], "args": args}


def shrink(case, fails):
    """Return the smallest case that still ``fails(case)``, walking down greedily."""
    while True:
        for candidate in candidates(case):
            if fails(candidate):
                case = candidate
                break
        else:
            return case
