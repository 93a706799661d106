"""Random cases for the small functions: money, levels, canonical JSON, float edges."""

import engine
from engine.money import SAFE

from .samples import levels
from .values import amount, percent

LETTERS = 'az09AZ_-/\\"\n\t\b\f\r\x00\x1f\x7fé€Ж\u2028\u2029\ufeff😀\ud800\udc00'
EXPONENTS = [0, 2, 2, 3, 4]


def call(name, *args):
    """Return a case."""
    return {"call": name, "args": list(args)}


def text(rng, letters=LETTERS):
    """Return a short text."""
    return "".join(rng.choice(letters) for _ in range(rng.randint(0, 6)))


def tree(rng, depth=3):
    """Return any JSON value, some of which have no canonical form."""
    kind = rng.randrange(8 if depth else 6)
    if kind >= 6:
        size = range(rng.randint(0, 3))
        if kind == 6:
            return [tree(rng, depth - 1) for _ in size]
        letters = LETTERS if rng.random() < 0.1 else LETTERS[:18]
        return {text(rng, letters): tree(rng, depth - 1) for _ in size}
    number = rng.choice([0, -1, SAFE, -SAFE, amount(rng, 15), -amount(rng, 15)])
    odd = rng.choice([SAFE + 1, -SAFE - 1, 0.5]) if rng.random() < 0.05 else number
    plain = text(rng) if rng.random() < 0.1 else text(rng, LETTERS[:-2])
    return [None, True, False, odd, plain, plain][kind]


def decimal(rng):
    """Return a float as people type it: few decimals, any size."""
    return amount(rng, 9) / 10 ** rng.randint(0, 6)


def float_edge(rng):
    """Return a case for one of the conversions between floats and integers."""
    price, quantity, exponent = decimal(rng), decimal(rng), rng.choice(EXPONENTS)
    quantity = quantity if rng.random() < 0.8 else -quantity
    loose = rng.choice([decimal(rng) % 100, percent(rng) / 10000, rng.uniform(-5, 105)])
    return rng.choice(
        [
            call("to_scaled", rng.choice([price, quantity, rng.uniform(-9, 9)]), rng.randint(0, 6)),
            call("combined_percent", price, quantity, amount(rng, 9), exponent),
            call("net_minor", price, quantity, loose, exponent),
            call("granted_minor", price, quantity, percent(rng) / 10000, loose, exponent),
        ]
    )


def way_back(rng):
    """Return a net_minor case that must lead back to the net amount it was made from."""
    price, exponent = decimal(rng), rng.choice(EXPONENTS)
    quantity = rng.choice([1, 2, 3, 0.5, 1.25])
    base_minor = int(price * quantity * 10**exponent)
    net_minor = rng.randint(0, base_minor)
    combined = engine.combined_percent(price, quantity, net_minor, exponent)
    return call("net_minor", price, quantity, combined, exponent) | {"must_be": net_minor}


def money(rng):
    """Return a case for exact arithmetic."""
    weights = [[key, amount(rng, 15)] for key in rng.sample("abcdefgh", rng.randint(0, 6))]
    return rng.choice(
        [
            call("ratio", [amount(rng, 15) for _ in range(rng.randint(0, 3))], amount(rng) + 1),
            call("percent_of", amount(rng, 15), percent(rng)),
            call("allocate", amount(rng, 15), weights),
        ]
    )


def level(rng):
    """Return a case for levels."""
    steps, spend = levels(rng), amount(rng, 9) - amount(rng, 3)
    if rng.random() < 0.5:
        return call("level_for", steps, spend)
    return call("near_miss", steps, rng.choice([None, 11, 12, 13, 99]), spend)


def canonical(rng):
    """Return a case for canonical JSON or its digest."""
    return call(rng.choice(["canonical", "digest"]), tree(rng))
