"""The running state of one evaluation: every line with its price and what was taken off so far.

Values are frozen: a step of the pipeline returns a new sale and never changes the one it got.
"""

from typing import NamedTuple

from .money import PPM, SAFE, percent_of, ratio
from .shape import refuse

MICRO_EXPONENT = 6  # decimals of quantities in a program


class Part(NamedTuple):
    """What one effect of one program takes off one line, in minor units.

    ``units`` counts the whole units of the line that the effect has used up.
    """

    line: str
    program: int
    effect: str
    level: int | None
    percent: int | None
    base_minor: int
    amount_minor: int
    units: int = 0


class SaleLine(NamedTuple):
    """A basket line: ``left_minor`` is still to be paid, ``used`` units belong to sets or gifts."""

    id: str
    facts: dict
    base_minor: int
    manual_minor: int
    left_minor: int
    used: int


class Sale(NamedTuple):
    """The basket and its programs (facts that never change), and its lines, sorted by id.

    ``basis`` says what percents are of: what is ``left``, or the ``base`` price less the
    cashier's discount. ``applied`` holds the ids of the programs that gave something so far.
    """

    basket: dict
    lines: tuple
    programs: dict
    basis: str = "left"
    applied: tuple = ()


def _open_line(line, basket):
    """Price one line. What a manual discount leaves is rounded as the till shows it, half up."""
    exponent = basket["price_exponent"] + basket["quantity_exponent"] - basket["currency_exponent"]
    factors = [line["price_unit"], line["quantity"]]
    base_minor = ratio(factors, 10**exponent)
    left_minor = ratio([*factors, PPM - line["manual_discount"]], 10**exponent * PPM)
    return SaleLine(line["id"], line, base_minor, base_minor - left_minor, left_minor, 0)


def open_sale(basket, programs):
    """Return the sale of a checked basket, nothing taken off yet but manual discounts."""
    lines = sorted((_open_line(line, basket) for line in basket["lines"]), key=lambda x: x.id)
    if sum(line.base_minor for line in lines) > SAFE:
        refuse("amount_too_large", "basket.lines")
    return Sale(basket, tuple(lines), {program["program"]: program for program in programs})


def worth(line, sale):
    """Return what percents and amounts of this sale are counted on, for one line."""
    return line.left_minor if sale.basis == "left" else line.base_minor - line.manual_minor


def order_worth(sale):
    """Return what the whole receipt costs before any program, in minor units."""
    return sum(line.base_minor - line.manual_minor for line in sale.lines)


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
            parts.append(Part(line.id, *part))
    return tuple(parts)


def by_line(parts):
    """Return ``{line id: parts on that line}``, in their order."""
    found = {}
    for part in parts:
        found.setdefault(part.line, []).append(part)
    return found


def take(sale, parts):
    """Return the sale after `parts` (one line may have several) were taken off."""
    if not parts:
        return sale
    lines = {line.id: line for line in sale.lines}
    for part in parts:
        line = lines[part.line]
        left_minor, used = line.left_minor - part.amount_minor, line.used + part.units
        lines[line.id] = line._replace(left_minor=left_minor, used=used)
    return sale._replace(lines=tuple(lines.values()))
