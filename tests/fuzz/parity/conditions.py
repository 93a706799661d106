"""Random keys of each kind of condition, mostly on or beside an edge of what baskets have."""

from .values import ANSWERS, DAYS, HOURS, WINDOWS, amount, day, goods, ids, some_program, sparse


def edges(rng, names, values):
    """Return a lower and an upper edge, the second often missing; sometimes the wrong way round."""
    low, high = rng.choice(values), rng.choice(values)
    if rng.random() < 0.8:
        low, high = min(low, high), max(low, high)
    return dict(zip(names, (low, None if rng.random() < 0.5 else high), strict=True))


def order_amount(rng):
    """Return edges that baskets often have on or beside them: the usual prices, once or twice."""
    values = [0, 1, 2, 5, 99, 100, 8240, 8241, 10000, amount(rng, 6), amount(rng, 11)]
    names = ("amount_from", "amount_until")
    basis = rng.choice(["base", "left"])
    return {"goods": goods(rng), **edges(rng, names, values), "basis": basis}


def quantity(rng):
    """Return edges around one and two pieces."""
    values = [0, 1, 999999, 1000000, 1000001, 2000000, 10000, amount(rng, 12)]
    return {"goods": goods(rng), **edges(rng, ("quantity_from", "quantity_until"), values)}


def goods_set(rng):
    """Return up to three sets of few pieces."""
    sizes = [1, 10000, 1000000, 1000000, 2000000, 1 + amount(rng, 9)]
    count = rng.choice([0, 1, 2, 2, 3])
    return {"sets": [{"goods": goods(rng), "quantity": rng.choice(sizes)} for _ in range(count)]}


def spend(rng):
    """Return edges of a measure that members often have on or beside them."""
    values = [0, 0, 1, 2, 5, 9, amount(rng, 9)]
    return {
        "program": some_program(rng),
        "measure": rng.choice(["money", "quantity", "visits"]),
        "window": rng.choice(WINDOWS),
        **edges(rng, ("from", "until"), values),
    }


def birthday(rng):
    """Return the days around a birthday, among them the longest."""
    days = [0, 0, 1, 2, 15, 16, 180]
    return {"before": rng.choice(days), "after": rng.choice(days)}


# For each kind, what makes its own keys. A kind that is missing here fails a test.
CONDITIONS = {
    "birthday": birthday,
    "date_range": lambda rng: {
        "from": sparse(rng, day, 0.7),
        "through": sparse(rng, day, 0.7),
    },
    "day_of_month": lambda rng: {"days": rng.sample([-1, 1, 14, 15, 16, 28, 29, 30, 31], 4)},
    "days_since": lambda rng: {
        "program": some_program(rng),
        "event": rng.choice(["purchase", "joining"]),
        **edges(rng, ("from", "through"), [0, 0, 1, 2, 321, 686, 36525]),
    },
    "first_purchase": lambda rng: {"program": some_program(rng)},
    "form_field": lambda rng: {
        "field": rng.choice(["size", "size", "size", "toString"]),
        "values": rng.sample(ANSWERS, rng.randint(0, 3)),
    },
    "goods_set": goods_set,
    "group": lambda rng: {"groups": ids(rng, 4)},
    "holidays": lambda rng: {"dates": sorted(rng.sample(DAYS, rng.randint(0, 4)))},
    "hours": lambda rng: {
        "from_minute": rng.choice(HOURS),
        "until_minute": rng.choice([*HOURS, 1440]),
        "grace": rng.choice([0, 0, 1, 15, 240]),
    },
    "level": lambda rng: {
        "program": some_program(rng),
        "rank_min": rng.choice([0, 1, 1, 2, 3, 3, 5, 8]),
    },
    "member": lambda rng: {"program": some_program(rng)},
    "nth_receipt": lambda rng: {
        "program": some_program(rng),
        "window": rng.choice(WINDOWS),
        "number": rng.randint(1, 5),
        "every": rng.random() < 0.5,
    },
    "order_amount": order_amount,
    "payment_method": lambda rng: {
        "methods": ids(rng, 3, 3),
        "part": rng.choice(["whole", "part"]),
    },
    "quantity": quantity,
    "shop": lambda rng: {"shops": ids(rng, 3)},
    "spend": spend,
    "weekday": lambda rng: {"days": ids(rng, 7, 4)},
}
