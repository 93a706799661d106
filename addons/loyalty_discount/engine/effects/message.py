"""Effect ``message``: words for the buyer, shown at the till."""

from ..given import Given
from ..shape import integer
from ..verdict import Verdict

FIELDS = {"message": integer(1)}


def apply(spec, program, sale):
    """Show the message."""
    verdict = Verdict(True, "message", {"message": spec["message"]})
    return Given(verdict, messages=(spec["message"],))
