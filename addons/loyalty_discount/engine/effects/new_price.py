"""Effect ``new_price``: goods at another price per unit, where that is less."""

from ..given import Given
from ..goods import GOODS, lines_of
from ..money import SPEND_MAX, ratio
from ..sale import worth
from ..scale import below_first, scale, value_of
from ..spread import line_parts, zeros
from ..verdict import Verdict

FIELDS = {"goods": GOODS, "price": scale(SPEND_MAX)}


def apply(spec, program, sale):
    """Let each line that is meant cost the price times its quantity, never more than it does."""
    price_minor, near = value_of(spec["price"], spec["goods"], program, sale)
    if price_minor is None:
        return Given(below_first(near))
    piece = 10 ** sale.basket["quantity_exponent"]
    amounts = zeros(sale)
    for line in lines_of(spec["goods"], sale):
        cost_minor = ratio([price_minor, line.facts["quantity"]], piece)
        amounts[line.place] = worth(line, sale) - cost_minor
    parts = line_parts(amounts, program, "new_price", sale)
    return Given(Verdict(True, "new_price", {"price_minor": price_minor}, near), parts)
