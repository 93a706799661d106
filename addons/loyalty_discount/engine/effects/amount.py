"""Effect ``amount``: an amount of money off goods, once or for each piece of them.

An amount for the receipt is spread over the tax groups first and over the lines of each then, in
proportion to what is left to pay.
"""

from ..given import Given
from ..goods import GOODS, lines_of
from ..money import SPEND_MAX, ratio
from ..scale import below_first, scale, value_of
from ..shape import flag
from ..spread import line_parts, spread, zeros
from ..verdict import Verdict

FIELDS = {"goods": GOODS, "amount": scale(SPEND_MAX), "each": flag}
WHOLE = True


def _by_piece(amount_minor, lines, sale):
    """Return a list of amounts by line: the amount for each piece, for half a piece the half."""
    piece, amounts = 10 ** sale.basket["quantity_exponent"], zeros(sale)
    for line in lines:
        amounts[line.place] = ratio([amount_minor, line.facts["quantity"]], piece)
    return amounts


def _rows_by_group(lines):
    """Return ``{tax group: rows}`` of ``[place, weight, room]`` of its lines."""
    groups = {}
    for line in lines:
        row = [line.place, line.left_minor, max(line.left_minor - 1, 0)]
        groups.setdefault(line.facts["tax_group"], []).append(row)
    return groups


def _over_groups(amount_minor, lines, sale):
    """Return a list of amounts by line: spread over tax groups, then over the lines of each."""
    groups, amounts = _rows_by_group(lines), zeros(sale)
    sums = [
        [key, sum(row[1] for row in rows), sum(row[2] for row in rows)]
        for key, rows in groups.items()
    ]
    shares = spread(amount_minor, sums)
    for rows, share_minor in zip(groups.values(), shares, strict=True):
        for row, mine_minor in zip(rows, spread(share_minor, rows), strict=True):
            amounts[row[0]] = mine_minor
    return amounts


def apply(spec, program, sale):
    """Take the amount off the lines that are meant; each keeps at least one minor unit."""
    amount_minor, near = value_of(spec["amount"], spec["goods"], program, sale)
    if amount_minor is None:
        return Given(below_first(near))
    lines = lines_of(spec["goods"], sale)
    if spec["each"]:
        amounts = _by_piece(amount_minor, lines, sale)
    else:
        amounts = _over_groups(amount_minor, lines, sale)
    verdict = Verdict(True, "amount", {"amount_minor": amount_minor}, near)
    return Given(verdict, line_parts(amounts, program, "amount", sale))
