"""Random cases of a plausible shape. Everything follows from the random generator passed in."""

import engine

CURRENCIES = [("EUR", 2), ("EUR", 2), ("JPY", 0), ("KWD", 3), ("CLF", 4)]
LINE_IDS = ["a", "b", "c", "A", "B", "9", "10", "-", "a-1"]
PRICES = [10000, 50000, 990000, 41200000, 100000000]
PERCENTS = [0, 1, 30000, 50000, 100000, 125000, 333333, 500000, 600000, 999999, 1000000]


def amount(rng, top=13):
    """Return an integer whose number of digits is random, so that small ones are common."""
    return rng.randrange(10 ** rng.randint(0, top))


def percent(rng):
    """Return a percent in ppm: mostly one with a history of trouble."""
    return rng.choice(PERCENTS) if rng.random() < 0.8 else rng.randint(0, 1000000)


def levels(rng):
    """Return up to four levels with rising ranks and thresholds."""
    count = rng.choice([0, 2, 3, 3, 4])
    ranks = sorted(rng.sample(range(1, 7), count))
    thresholds = sorted({rng.choice([0, amount(rng, 9)]), *(amount(rng, 9) for _ in ranks[1:])})
    rows = enumerate(zip(ranks, thresholds, strict=False))
    return [
        {"level": 11 + i, "rank": rank, "threshold_minor": threshold, "percent": percent(rng)}
        for i, (rank, threshold) in rows
    ]


# For each kind, what makes its own keys. A kind that is missing here fails a test.
CONDITIONS = {
    "level": lambda rng: {"rank_min": rng.choice([0, 1, 1, 2, 3, 3, 5, 8])},
}
EFFECTS = {
    "level_discount": lambda rng: {},
    "percent": lambda rng: {"percent": percent(rng)},
}


def effect(rng):
    """Return an effect of any kind."""
    kind = rng.choice(list(EFFECTS))
    return {"kind": kind, **EFFECTS[kind](rng)}


def condition(rng):
    """Return a condition of any kind."""
    kind = rng.choice(list(CONDITIONS))
    return {"kind": kind, "negate": rng.random() < 0.3, **CONDITIONS[kind](rng)}


def program(rng, key, currency):
    """Return a program version with id `key`."""
    return {
        "v": 1,
        "program": key,
        "company": 1,
        "currency": currency[0],
        "currency_exponent": currency[1],
        "lane": {"sequence": rng.choice([-5, 10, 10, 20]), "mode": "best"},
        "sequence": rng.choice([1, 10, 10, 20]),
        "levels": levels(rng),
        "spend": {"measure": "money", "window": "life"},
        "join": "all",
        "conditions": [condition(rng) for _ in range(rng.choice([0, 1, 1, 2]))],
        "effects": [effect(rng) for _ in range(rng.choice([0, 1, 1, 1, 2]))],
    }


def membership(rng, offer):
    """Return facts of a member of `offer`: spend on, beside or far from a threshold."""
    steps = offer["levels"]
    near = rng.choice(steps)["threshold_minor"] if steps else 0
    spend = near + rng.choice([-1, 0, 1]) if rng.random() < 0.7 else amount(rng) - amount(rng, 3)
    level = engine.level_for(steps, spend) if rng.random() < 0.8 else rng.choice([None, 11, 12, 99])
    windows = {"life": spend} if rng.random() < 0.95 else {}
    return {"level": level, "spend": windows, "visits": rng.randint(0, 9), "balance": 0}


def holder(rng, programs):
    """Return nobody, or a holder of some of the programs."""
    if rng.random() < 0.1:
        return None
    mine = [offer for offer in programs if rng.random() < 0.85]
    memberships = {str(offer["program"]): membership(rng, offer) for offer in mine}
    return {"groups": [], "birthday": None, "fields": {}, "memberships": memberships}


def line(rng, key):
    """Return a sale line."""
    return {
        "id": key,
        "product": rng.randint(1, 9),
        "categories": [4, 1],
        "tags": [],
        "quantity": rng.choice([1, 50, 100, 100, 125, 200, 333, amount(rng, 6)]),
        "price_unit": rng.choice([*PRICES, amount(rng), amount(rng, 9)]),
        "manual_discount": percent(rng) if rng.random() < 0.3 else 0,
        "price_basis": rng.choice(["included", "excluded"]),
        "tax_group": rng.choice(["", "5", "5,7"]),
    }


def basket(rng, programs, currency):
    """Return a basket of up to eight lines for these programs."""
    keys = rng.sample(LINE_IDS, rng.choice([0, 1, 1, 2, 3, 3, 5, 8]))
    return {
        "v": 1,
        "currency": currency[0],
        "currency_exponent": currency[1],
        "price_exponent": 6,
        "quantity_exponent": rng.choice([0, 2, 2, 3]),
        "wall": {"date": "2026-01-15", "minute": rng.randint(0, 1439), "weekday": 4},
        "shop": 1,
        "cashier": 5,
        "payment_methods": [],
        "holder": holder(rng, programs),
        "lines": [line(rng, key) for key in keys],
    }


def evaluation(rng):
    """Return a case for evaluate: programs and a basket that mostly fit each other."""
    currency = rng.choice(CURRENCIES)
    keys = rng.sample(range(1, 12), rng.randint(0, 5))
    programs = [program(rng, key, currency) for key in keys]
    if programs and rng.random() < 0.05:
        programs.append({**rng.choice(programs), "sequence": 3})
    asked = currency if rng.random() < 0.97 else rng.choice(CURRENCIES)
    return {"call": "evaluate", "args": [programs, basket(rng, programs, asked)]}
