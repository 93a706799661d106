"""Effect ``percent``: a fixed percent off every line."""

from ..money import PPM
from ..sale import percent_parts
from ..shape import integer
from ..verdict import Verdict

FIELDS = {"percent": integer(0, PPM)}


def apply(spec, program, sale):
    """Take ``percent`` (ppm) off what is left of every line."""
    verdict = Verdict(True, "percent", {"percent": spec["percent"]})
    return verdict, percent_parts(sale, program, "percent", spec["percent"])
