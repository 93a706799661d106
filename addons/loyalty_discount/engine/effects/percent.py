"""Effect ``percent``: a percent off goods, fixed or by a step table."""

from ..given import Given
from ..goods import GOODS, lines_of
from ..money import PPM
from ..sale import percent_parts
from ..scale import below_first, scale, value_of
from ..verdict import Verdict

FIELDS = {"goods": GOODS, "percent": scale(PPM)}


def apply(spec, program, sale):
    """Take the percent (ppm) of the worth of every line that is meant."""
    percent, near = value_of(spec["percent"], spec["goods"], program, sale)
    if percent is None:
        return Given(below_first(near))
    verdict = Verdict(True, "percent", {"percent": percent}, near)
    lines = lines_of(spec["goods"], sale)
    return Given(verdict, percent_parts(sale, program, "percent", percent, lines))
