"""What points of core's programs are settled with: plain values. Pure.

Points and quantities are integers, millionths; amounts are minor units with tax.
"""

from typing import NamedTuple


class Entry(NamedTuple):
    """One change of the claim: a card's id or a negative number, and the rewards it names."""

    key: int
    program: int
    points: int
    codes: tuple = ()


class Cost(NamedTuple):
    """One reward on the receipt: who pays by the stored line, what the till says, the least.

    ``lines``: ids of its lines, the first one carries the cost.
    """

    code: str
    program: int
    card: int | None
    said: int
    least: int
    lines: tuple = ()

    @property
    def due(self):
        """What is charged."""
        return max(self.said, self.least)


class Settled(NamedTuple):
    """What one entry won and spent, and the rewards it paid for."""

    entry: Entry
    won: int
    costs: tuple

    @property
    def points(self):
        """The change of the balance; a card that is only made now has nothing to pay with."""
        change = self.won - sum(cost.due for cost in self.costs)
        return change if self.entry.key > 0 else max(change, 0)


class Budget(NamedTuple):
    """The most that ``programs`` give together; up to ``slack`` more may be rounding."""

    programs: frozenset
    most: int
    slack: int = 0


class Line(NamedTuple):
    """A line that may earn; ``reward``: the program whose reward it is, else None.

    A reward line has a negative amount; ``product`` is its discount product, ``free`` the products
    it may have given. Returned goods, card lines and parts of a combo are not among the lines.
    """

    id: str
    product: int
    quantity: int
    amount: int
    reward: int | None = None
    is_prepaid: bool = False
    free: frozenset = frozenset()


class Rule(NamedTuple):
    """One rule; ``products`` None means any. ``points`` per order, per minor unit x ``unit``, per
    piece. ``minimum``: least amount in minor units and least quantity.
    """

    mode: str
    points: int
    products: frozenset | None
    minimum: tuple = (0, 0)
    unit: int = 100
    is_split: bool = False

    def means(self, product):
        """Whether the rule counts ``product``."""
        return self.products is None or product in self.products


class Earned(NamedTuple):
    """``most`` points of a program, ``slack`` of rounding, and what each line gives of them."""

    most: int
    slack: int
    lines: dict
