"""What the bills of an order line say about its cards: cost of those received, credits.

A credit note is for cards sent back, for cards that never came, or for the price: in this
order, as far as there are such cards.
"""

from dataclasses import dataclass, replace

from .vat import allocate


@dataclass(frozen=True)
class BillLine:
    """A line of a posted bill, or with ``credit`` of a credit note; net, both above zero."""

    quantity: int
    net_minor: int
    credit: bool = False


@dataclass(frozen=True)
class Billed:
    """``quantity`` cards cost ``net_minor``; ``returned`` cards were credited apart from them."""

    quantity: int = 0
    net_minor: int = 0
    returned: int = 0
    returned_minor: int = 0


def billed(ordered, received, returned, lines):
    """The :class:`Billed` of bill ``lines``, in their order.

    Nobody bills more cards than were ordered and came: what a bill names above that is an
    addition to the price.

    >>> billed(30, 27, 0, (BillLine(30, 3000), BillLine(3, 300, True)))
    Billed(quantity=27, net_minor=2700, returned=0, returned_minor=0)
    >>> billed(30, 30, 1, (BillLine(30, 3000), BillLine(1, 90, True)))
    Billed(quantity=30, net_minor=3000, returned=1, returned_minor=90)
    >>> billed(30, 30, 0, (BillLine(30, 3000), BillLine(30, 300, True)))
    Billed(quantity=30, net_minor=2700, returned=0, returned_minor=0)
    >>> billed(30, 30, 0, (BillLine(30, 3000), BillLine(30, 300)))
    Billed(quantity=30, net_minor=3300, returned=0, returned_minor=0)
    """
    state = Billed()
    for line in lines:
        if line.credit:
            state = _credited(state, received, returned, line)
        else:
            quantity = min(state.quantity + line.quantity, max(ordered, received, state.quantity))
            state = replace(state, quantity=quantity, net_minor=state.net_minor + line.net_minor)
    return state


def _credited(state, received, returned, line):
    """``state`` after a line of a credit note."""
    back = min(line.quantity, returned - state.returned)
    absent = min(line.quantity - back, max(state.quantity - received, 0))
    share, rest = allocate(line.net_minor, (back, line.quantity - back))
    return Billed(
        state.quantity - absent,
        state.net_minor - rest,
        state.returned + back,
        state.returned_minor + share,
    )
