"""Effect ``amount``: an amount of money off goods, once or for each piece of them.

An amount for the receipt is spread over the tax groups first and over the lines of each then, in
proportion to what is left to pay.
"""

from ..given import Given
from ..goods import GOODS, lines_of
from ..money import SPEND_MAX, ratio
from ..scale import below_first, scale, value_of
from ..shape import flag
from ..spread import line_parts, spread
from ..verdict import Verdict

FIELDS = {"goods": GOODS, "amount": scale(SPEND_MAX), "each": flag}
WHOLE = True


def _by_piece(amount_minor, lines, sale):
    """Return ``{line id: amount}``: the amount for each piece, for half a piece the half."""
    piece = 10 ** sale.basket["quantity_exponent"]
    return {line.id: ratio([amount_minor, line.facts["quantity"]], piece) for line in lines}


def _over_groups(amount_minor, lines):
    """Return ``{line id: amount}``: the amount spread over tax groups, then over their lines."""
    groups = {}
    for line in lines:
        row = [line.id, line.left_minor, max(line.left_minor - 1, 0)]
        groups.setdefault(line.facts["tax_group"], []).append(row)
    sums = [
        [key, sum(row[1] for row in groups[key]), sum(row[2] for row in groups[key])]
        for key in sorted(groups)
    ]
    amounts = {}
    for key, share_minor in spread(amount_minor, sums).items():
        amounts |= spread(share_minor, groups[key])
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
        amounts = _over_groups(amount_minor, lines)
    verdict = Verdict(True, "amount", {"amount_minor": amount_minor}, near)
    return Given(verdict, line_parts(amounts, program, "amount", sale))
