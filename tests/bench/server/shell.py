"""A till's server: orders at most 1.2 times plain Odoo whatever the history, opening 1.1 times.

Runs in ``odoo shell`` with a database of plain Odoo and one of ours, in turns. Measured for an
order are ``sync_from_ui`` and core's ``confirm_coupon_programs``, as a cashier, each in its own
transaction with its commit; core's points are won on each order. With a card ours gives ten
percent by the card's level; in plain Odoo the cashier gives them by hand. Opening is the data that
a till asks for, with 100,000 holders, and in ours 1,000,000 cards and spend entries besides.
"""

import os
import statistics

from filling import fill
from our_shop import OurShop
from plain_shop import PlainShop

ROUNDS, WARM, OPENINGS = 40, 5, 10
ORDER_MAX, HISTORY_MAX, OPENING_MAX = 1.2, 1.2, 1.1
CASES = [(3, False), (20, False), (3, True), (20, True)]
#: one round: ``(seconds, queries)`` of plain Odoo and of ours
plain, ours = PlainShop(os.environ["LOYALTY_PLAIN_DB"]), OurShop(os.environ["LOYALTY_OURS_DB"])
broken = []


def turns(rounds, work):
    """The rounds of ``work(shop)`` for both shops in turns, the first ones left out."""
    found = [(work(plain), work(ours)) for _round in range(WARM + rounds)][WARM:]
    return Pair(*zip(*found, strict=True))


class Pair:
    """What was found for plain Odoo and for ours."""

    def __init__(self, *shops):
        times = [[1000 * seconds for seconds, _queries in rounds] for rounds in shops]
        self.fastest, self.middle = (list(map(of, times)) for of in (min, statistics.median))
        self.queries = [
            statistics.median_low([queries for _seconds, queries in rounds]) for rounds in shops
        ]

    @property
    def times(self):
        """How many times plain Odoo's time ours is, where nothing else was at work."""
        return self.fastest[1] / self.fastest[0]

    def report(self, what, promised):
        """Print the row and note a broken promise."""
        if self.times > promised:
            broken.append(f"{what}: {self.times:.2f} times, {promised} promised")
        milliseconds = [f"{time:.1f}" for time in (*self.fastest, *self.middle)]
        ratios = [f"{self.times:.2f}", f"{self.middle[1] / self.middle[0]:.2f}", str(promised)]
        print("bench: |", " | ".join([what, *milliseconds, *ratios, *map(str, self.queries)]), "|")


def orders(when):
    """Measure and report all kinds of orders."""
    found = {}
    for count, with_card in CASES:
        found[count, with_card] = turns(ROUNDS, lambda shop: shop.sell(count, with_card))  # noqa: B023
        words = f"order, {count} lines, {'with' if with_card else 'without'} a card, {when}"
        found[count, with_card].report(words, ORDER_MAX)
    return found


def compare(before, after):
    """Ours must not get slower by its history: more queries, or times of plain Odoo's time."""
    for case, pair in after.items():
        grown = pair.times / before[case].times
        queries = [pair.queries[1], before[case].queries[1]]
        words = f"{case[0]} lines, {'with' if case[1] else 'without'} a card"
        print(f"bench: {words}: {grown:.2f} times with the history, queries {queries}")
        if grown > HISTORY_MAX or len(set(queries)) > 1:
            broken.append(f"{words}: {grown:.2f} times with the history, queries {queries}")


print(f"bench: {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; milliseconds")
print(
    "bench: | what | plain, fastest | ours | plain, p50 | ours | times, fastest | p50 | promised "
    "| queries, plain | ours |"
)
print("bench: |---|---|---|---|---|---|---|---|---|---|")
empty = orders("new")
fill(plain, ours)
compare(empty, orders("full"))
turns(OPENINGS, lambda shop: shop.load()).report("opening", OPENING_MAX)
if broken:
    raise SystemExit(f"promises not kept: {'; '.join(broken)}")
