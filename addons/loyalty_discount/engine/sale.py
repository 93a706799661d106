"""The running state of one evaluation: every line with its price and what was taken off so far.

Values are frozen: a step of the pipeline returns a new sale and never changes the one it got.
"""

from typing import NamedTuple

from .line_index import index_of
from .money import PPM, SAFE, percent_of, ratio
from .part import Part
from .shape import refuse

MICRO_EXPONENT = 6  # decimals of quantities in a program


class SaleLine(NamedTuple):
    """A basket line: ``left_minor`` is still to be paid, ``used`` units belong to sets or gifts.

    Parts and amounts name it by its ``place`` in the sale.
    """

    place: int
    facts: dict
    base_minor: int
    manual_minor: int
    left_minor: int
    used: int


class Sale(NamedTuple):
    """The lines of a basket, sorted by id, with facts that never change.

    ``index`` tells where goods stand in ``lines``, ``programs`` are by id, ``worth_minor`` is
    what the receipt costs before any program.
    ``basis`` says what percents are of: what is ``left``, or the ``base`` price less the
    cashier's discount. ``applied`` holds the ids of the programs that gave something so far.
    """

    basket: dict
    lines: tuple
    index: dict
    programs: dict
    worth_minor: int
    basis: str = "left"
    applied: tuple = ()


def _divisor_of(basket):
    """Return by what price x quantity is divided to become minor units."""
    exponent = basket["price_exponent"] + basket["quantity_exponent"] - basket["currency_exponent"]
    return 10**exponent


def cost_at(price, facts, basket):
    """Return what the quantity of the line `facts` costs at a unit price, half up."""
    return ratio([price, facts["quantity"]], _divisor_of(basket))


def _left_of(facts, basket):
    """Return what a manual discount leaves of price x quantity, rounded once as the till shows."""
    factors = [facts["price_unit"], facts["quantity"], PPM - facts["manual_discount"]]
    return ratio(factors, _divisor_of(basket) * PPM)


def _open_line(facts, place, basket):
    """Price one line."""
    base_minor = cost_at(facts["price_unit"], facts, basket)
    left_minor = _left_of(facts, basket) if facts["manual_discount"] else base_minor
    return SaleLine(place, facts, base_minor, base_minor - left_minor, left_minor, 0)


def open_sale(basket, programs):
    """Return the sale of a checked basket, nothing taken off yet but manual discounts."""
    in_order = sorted(basket["lines"], key=lambda facts: facts["id"])
    lines = tuple(_open_line(facts, place, basket) for place, facts in enumerate(in_order))
    if sum(line.base_minor for line in lines) > SAFE:
        refuse("amount_too_large", "basket.lines")
    by_id = {program["program"]: program for program in programs}
    worth_minor = sum(line.left_minor for line in lines)
    return Sale(basket, lines, index_of(lines), by_id, worth_minor)


def worth(line, sale):
    """Return what percents and amounts of this sale are counted on, for one line."""
    return line.left_minor if sale.basis == "left" else line.base_minor - line.manual_minor


def micro_quantity(line, sale):
    """Return the quantity of a line in micro units, as programs count."""
    return line.facts["quantity"] * 10 ** (MICRO_EXPONENT - sale.basket["quantity_exponent"])


def percent_parts(sale, program, effect, percent, lines, level=None):
    """Take `percent` (ppm) of the worth of every one of `lines`, half up per line.

    A line that costs something keeps at least one minor unit; lines that give nothing are left
    out of the result.
    """
    parts = []
    for line in lines:
        base_minor = worth(line, sale)
        amount_minor = min(percent_of(base_minor, percent), line.left_minor - 1)
        if amount_minor > 0:
            part = (program["program"], effect, level, percent, base_minor, amount_minor)
            parts.append(Part(line.place, *part))
    return tuple(parts)


def take(sale, parts):
    """Return the sale after `parts` (one line may have several) were taken off."""
    if not parts:
        return sale
    lines = list(sale.lines)
    for part in parts:
        line = lines[part.line]
        left_minor, used = line.left_minor - part.amount_minor, line.used + part.units
        lines[part.line] = line._replace(left_minor=left_minor, used=used)
    return sale._replace(lines=tuple(lines))
