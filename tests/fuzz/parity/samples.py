"""Random cases of a plausible shape. Everything follows from the random generator passed in."""

import engine

from .conditions import CONDITIONS
from .values import (
    ANSWERS,
    HOURS,
    PRICES,
    WALL_DAYS,
    WINDOWS,
    amount,
    day,
    goods,
    ids,
    percent,
    some_program,
    sparse,
)

CURRENCIES = [("EUR", 2), ("EUR", 2), ("JPY", 0), ("KWD", 3), ("CLF", 4)]
LINE_IDS = ["a", "b", "c", "A", "B", "9", "10", "-", "a-1"]


def levels(rng):
    """Return up to four levels with rising ranks and thresholds."""
    count = rng.choice([0, 2, 3, 3, 4])
    ranks = sorted(rng.sample(range(1, 7), count))
    thresholds = sorted({rng.choice([0, amount(rng, 9)]), *(amount(rng, 9) for _ in ranks[1:])})
    rows = enumerate(zip(ranks, thresholds, strict=False))
    return [
        {
            "level": 11 + i,
            "rank": rank,
            "threshold": threshold,
            "percent": percent(rng),
            "bonus": percent(rng),
        }
        for i, (rank, threshold) in rows
    ]


def scale(rng, value):
    """Return a fixed value or a step table; `value` makes one value."""
    over = rng.choice(["nothing", "nothing", "amount", "quantity", "spend", "visits"])
    if over == "nothing":
        return {"over": over, "steps": [{"from": 0, "value": value(rng)}]}
    top = {"amount": 6, "quantity": 7, "spend": 9, "visits": 1}[over]
    froms = sorted({rng.choice([0, amount(rng, top)]) for _ in range(rng.randint(1, 3))})
    return {"over": over, "steps": [{"from": start, "value": value(rng)} for start in froms]}


def price_row(rng):
    """Return a row of the effect ``price_list``."""
    return {
        "group": rng.choice([0, 1, 2, 3, 4]),
        "category": rng.choice([0, 0, 1, 2, 4, 5]),
        "list": rng.randint(1, 4),
    }


# For each kind, what makes its own keys; those of conditions are in `conditions`.
EFFECTS = {
    "amount": lambda rng: {
        "goods": goods(rng),
        "amount": scale(rng, lambda rng: amount(rng, 5)),
        "each": rng.random() < 0.3,
    },
    "bonus_rate": lambda rng: {
        "goods": goods(rng),
        "target": rng.randint(1, 3),
        "of": rng.choice(["rate", "level"]),
        "rate": scale(rng, percent),
    },
    "gift": lambda rng: {
        "products": ids(rng, 9, 5),
        "units": rng.choice([1, 1, 2, 3]),
        "counted": goods(rng),
        "counted_units": rng.choice([0, 1, 2, 2, 3]),
    },
    "level_discount": lambda rng: {
        "goods": goods(rng),
        "program": some_program(rng),
        "of": rng.choice(["own", "own", "lowest"]),
        "plus": rng.choice([0, 0, percent(rng)]),
    },
    "message": lambda rng: {"message": rng.randint(1, 4)},
    "new_price": lambda rng: {
        "goods": goods(rng),
        "price": scale(rng, lambda rng: amount(rng, 5)),
    },
    "nth_free": lambda rng: {
        "goods": goods(rng),
        "size": rng.choice([2, 2, 3, 5]),
        "free": rng.choice([1, 1, 1, 2]),
        "percent": percent(rng),
    },
    "percent": lambda rng: {"goods": goods(rng), "percent": scale(rng, percent)},
    "price_list": lambda rng: {
        "goods": goods(rng),
        "rows": [price_row(rng) for _ in range(rng.randint(0, 4))],
    },
    "set_price": lambda rng: {
        "sets": [
            {"goods": goods(rng), "units": rng.choice([1, 1, 2, 3])}
            for _ in range(rng.choice([0, 1, 2, 2, 3]))
        ],
        "price_minor": rng.choice([0, 1, amount(rng, 5)]),
    },
}


def effect(rng):
    """Return an effect of any kind."""
    kind = rng.choice(list(EFFECTS))
    return {"kind": kind, **EFFECTS[kind](rng)}


def condition(rng):
    """Return a condition of any kind."""
    kind = rng.choice(list(CONDITIONS))
    return {"kind": kind, "negate": rng.random() < 0.3, **CONDITIONS[kind](rng)}


def lanes(rng):
    """Return the combination groups of one evaluation."""
    return [
        {
            "lane": key,
            "sequence": rng.choice([-5, 10, 10, 20]),
            "mode": rng.choice(["best", "best", "lowest", "exclusive", "sum", "compound"]),
            "scope": rng.choice(["receipt", "receipt", "line"]),
            "basis": rng.choice(["left", "left", "base"]),
            "cap": sparse(rng, percent),
        }
        for key in (1, 2, 3)
    ]


def limits(rng):
    """Return the limits of a program, mostly none."""
    names = ["holder", "card", "receipt", "day", "shop", "uses", "budget_minor"]
    return {name: sparse(rng, lambda rng: rng.randint(0, 3), 0.05) for name in names}


def program(rng, key, currency, groups):
    """Return a program version with id `key` in one of the combination `groups`."""
    start = f"2026-01-1{rng.randint(4, 6)}T{rng.randint(0, 23):02d}:30"
    return {
        "v": 1,
        "program": key,
        "company": 1,
        "currency": currency[0],
        "currency_exponent": currency[1],
        "from": start if rng.random() < 0.1 else None,
        "stopped": rng.random() < 0.03,
        "lane": dict(rng.choice([groups[0], *groups])),
        "sequence": rng.choice([1, 10, 10, 20]),
        "levels": levels(rng),
        "spend": {
            "measure": rng.choice(["money", "money", "quantity", "visits"]),
            "window": rng.choice(["life", "life", "month", "days_30"]),
            "effect": rng.choice(["now", "next"]),
        },
        "join": rng.choice(["all", "all", "all", "all", "any", "none"]),
        "conditions": [condition(rng) for _ in range(rng.choice([0, 0, 0, 1, 1, 3]))],
        "effects": [effect(rng) for _ in range(rng.choice([0, 1, 1, 1, 2]))],
        "cap": {
            "percent": sparse(rng, percent),
            "amount_minor": sparse(rng, lambda rng: amount(rng, 6)),
        },
        "floor": rng.choice(["none", "none", "none", "price_min", "cost"]),
        "limits": limits(rng),
        "excludes": [rng.randint(1, 11)] if rng.random() < 0.1 else [],
        "core": rng.choice(["beside", "beside", "beside", "excludes", "yields"]),
    }


def membership(rng, offer):
    """Return facts of a member of `offer`: spend on, beside or far from a threshold."""
    steps = offer["levels"]
    near = rng.choice(steps)["threshold"] if steps else 0
    spend = near + rng.choice([-1, 0, 1]) if rng.random() < 0.7 else amount(rng) - amount(rng, 3)
    level = engine.level_for(steps, spend) if rng.random() < 0.8 else rng.choice([None, 11, 12, 99])
    windows = [offer["spend"]["window"]] if rng.random() < 0.95 else []
    windows = sorted({*windows, rng.choice(WINDOWS)}) if rng.random() < 0.5 else windows
    has_next = rng.random() < 0.2
    return {
        "level": level,
        "next_level": rng.choice([None, 11, 12]) if has_next else None,
        "next_from": day(rng) if has_next else None,
        "joined": sparse(rng, day, 0.7),
        "last": sparse(rng, day, 0.7),
        "spend": dict.fromkeys(windows, spend),
        "quantity": dict.fromkeys(windows, spend if rng.random() < 0.5 else amount(rng, 8)),
        "visits": dict.fromkeys([*windows, "life"], rng.randint(-1, 9)),
        "balance": 0,
    }


def holder(rng, programs):
    """Return nobody, or a holder of some of the programs."""
    if rng.random() < 0.1:
        return None
    mine = [offer for offer in programs if rng.random() < 0.85]
    memberships = {str(offer["program"]): membership(rng, offer) for offer in mine}
    return {
        "groups": ids(rng, 4),
        "birthday": sparse(rng, day, 0.6),
        "fields": {"size": rng.choice(ANSWERS)} if rng.random() < 0.4 else {},
        "memberships": memberships,
    }


def uses(rng, programs):
    """Return the counters of some of the programs."""
    names = ["holder", "card", "day", "shop", "total", "spent_minor"]
    return {
        str(offer["program"]): {"date": day(rng), **{name: rng.randint(0, 3) for name in names}}
        for offer in programs
        if rng.random() < 0.3
    }


def payments(rng):
    """Return how the receipt is paid: not yet, in one way, or in two."""
    share = percent(rng)
    whole = [{"method": rng.randint(1, 3), "share": 1000000}]
    parts = [{"method": 1, "share": share}, {"method": 2, "share": 1000000 - share}]
    return rng.choice([[], whole, parts])


def line(rng, key):
    """Return a sale line."""
    return {
        "id": key,
        "product": rng.randint(1, 9),
        "categories": rng.choice([[4, 1], [5, 4, 1], [2]]),
        "tags": ids(rng, 3),
        "quantity": rng.choice([1, 50, 100, 100, 125, 200, 333, 600, amount(rng, 6)]),
        "price_unit": rng.choice([*PRICES, amount(rng), amount(rng, 9)]),
        "manual_discount": percent(rng) if rng.random() < 0.3 else 0,
        "price_basis": rng.choice(["included", "excluded"]),
        "tax_group": rng.choice(["", "5", "5,7"]),
        "prices": {str(key): rng.choice([*PRICES, amount(rng, 8)]) for key in ids(rng, 3)},
        "reduced": rng.random() < 0.2,
        "price_min": rng.choice([0, 0, 50000, 40000000]),
        "cost": rng.choice([0, 0, 10000, 20000000]),
    }


def wall(rng):
    """Return a wall time, mostly on the full hour and on the day that starts are made for."""
    minute = rng.choice([*HOURS, rng.randint(0, 1439)])
    elapsed = rng.choice([0, 0, 1, 15, 16, 240, 1440])
    date, weekday = rng.choice(WALL_DAYS), rng.randint(1, 7)
    return {"date": date, "minute": minute, "weekday": weekday, "elapsed": elapsed}


def basket(rng, programs, currency):
    """Return a basket of up to eight lines for these programs."""
    keys = rng.sample(LINE_IDS, rng.choice([0, 1, 1, 2, 3, 3, 5, 8]))
    return {
        "v": 1,
        "currency": currency[0],
        "currency_exponent": currency[1],
        "price_exponent": 6,
        "quantity_exponent": rng.choice([0, 2, 2, 3]),
        "wall": wall(rng),
        "shop": 1,
        "cashier": 5,
        "payments": payments(rng),
        "core": ids(rng, 3) if rng.random() < 0.2 else [],
        "uses": uses(rng, programs),
        "holder": holder(rng, programs),
        "lines": [line(rng, key) for key in keys],
    }


def evaluation(rng):
    """Return a case for evaluate: programs and a basket that mostly fit each other."""
    currency = rng.choice(CURRENCIES)
    keys = rng.sample(range(1, 12), rng.randint(0, 5))
    groups = lanes(rng)
    programs = [program(rng, key, currency, groups) for key in keys]
    if programs and rng.random() < 0.05:
        programs.append({**rng.choice(programs), "sequence": 3})
    asked = currency if rng.random() < 0.97 else rng.choice(CURRENCIES)
    return {"call": "evaluate", "args": [programs, basket(rng, programs, asked)]}
