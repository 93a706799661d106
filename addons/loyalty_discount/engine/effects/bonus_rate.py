"""Effect ``bonus_rate``: points of a core loyalty program for what is paid.

The points are counted at the end, on what the goods still cost after all groups. Nobody earns
them without a card.
"""

from ..given import Given
from ..goods import GOODS, lines_of
from ..levels import standing
from ..money import PPM
from ..scale import below_first, scale, value_of
from ..shape import integer, one_of
from ..verdict import Verdict

FIELDS = {
    "goods": GOODS,
    "target": integer(1),
    "of": one_of(("rate", "level"), "unknown_rate"),
    "rate": scale(PPM),
}


def _by_level(program, sale):
    """Return ``(rate, verdict)`` at the bonus of the holder's level in this program."""
    step, code = standing(program, sale.basket)
    if not step:
        return 0, Verdict(False, code)
    params = {"level": step["level"], "rate": step["bonus"]}
    return step["bonus"], Verdict(True, "bonus_rate", params)


def _by_rate(spec, program, sale):
    """Return ``(rate, verdict)`` at the effect's own rate."""
    rate, near = value_of(spec["rate"], spec["goods"], program, sale)
    if rate is None:
        return 0, below_first(near)
    return rate, Verdict(True, "bonus_rate", {"rate": rate}, near)


def apply(spec, program, sale):
    """Give points at the rate; nothing for a rate of zero or goods that cost nothing."""
    if not sale.basket["holder"]:
        return Given(Verdict(False, "no_card"))
    is_level = spec["of"] == "level"
    rate, verdict = _by_level(program, sale) if is_level else _by_rate(spec, program, sale)
    is_paid = any(line.left_minor for line in lines_of(spec["goods"], sale))
    bonus = {"goods": spec["goods"], "target": spec["target"], "rate": rate}
    return Given(verdict, bonuses=(bonus,) if rate and is_paid else ())
