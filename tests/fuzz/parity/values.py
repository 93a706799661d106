"""Random values that samples are made of: small ones are common, edges more so."""

PRICES = [10000, 50000, 990000, 41200000, 100000000]
PERCENTS = [0, 1, 30000, 50000, 100000, 125000, 333333, 500000, 600000, 999999, 1000000]
DAYS = ["2026-01-14", "2026-01-15", "2026-01-16", "2025-02-28", "2024-02-29", "2025-12-31"]
WALL_DAYS = ["2026-01-15"] * 6 + [*DAYS, "2025-03-01", "2025-07-14", "2000-02-29", "0001-01-01"]
ANSWERS = ["XL", "", "маленький", 0, 1, 2, True, False]
WINDOWS = ["life", "life", "month", "days_30"]
HOURS = [0, 1, 539, 540, 541, 719, 720, 721, 1439]


def amount(rng, top=13):
    """Return an integer whose number of digits is random, so that small ones are common."""
    return rng.randrange(10 ** rng.randint(0, top))


def percent(rng):
    """Return a percent in ppm: mostly one with a history of trouble."""
    return rng.choice(PERCENTS) if rng.random() < 0.8 else rng.randint(0, 1000000)


def ids(rng, top, most=2):
    """Return a few ids from 1 to `top`, sorted."""
    return sorted(rng.sample(range(1, top + 1), rng.randint(0, most)))


def goods(rng):
    """Return a selector of goods, mostly all of them."""
    if rng.random() < 0.5:
        return None
    selector = {
        "products": ids(rng, 9) if rng.random() < 0.5 else [],
        "categories": ids(rng, 5) if rng.random() < 0.4 else [],
        "tags": ids(rng, 3) if rng.random() < 0.2 else [],
    }
    except_for = {f"not_{name}": [] for name in selector}
    if rng.random() < 0.3:
        except_for["not_products"] = ids(rng, 9)
    return {**selector, **except_for, "reduced": rng.random() < 0.7}


def some_program(rng):
    """Return 0 for the program itself, or the id of one that may or may not be there."""
    return rng.choice([0, 0, 0, rng.randint(1, 11)])


def sparse(rng, value, chance=0.1):
    """Return a value now and then, mostly None."""
    return value(rng) if rng.random() < chance else None


def day(rng):
    """Return a date on, beside or far from the day of the basket."""
    return rng.choice(DAYS)
