"""E17, spoilt at personalisation: an expense within the norm, a shortage above it."""

from ..entry import pair
from ..events import Shortage
from ..legs import entries
from ..roles import stock_role
from ..vat import PPM, allocate
from .shortage import shortage


def spoilage(event):
    """Entries ``cost`` of the normal part, then those of a shortage of the rest."""
    normal, above = _parts(event)
    cost, missing = allocate(event.cost_minor, (normal, above))
    deducted = allocate(event.deducted_minor, (normal, above))[1]
    lines = pair("EXP", stock_role(event.purpose), cost)
    rest = Shortage(event.operation_date, event.parameters, event.purpose, missing, deducted)
    return entries(event.operation_date, ("cost", "stock", lines)) + (
        shortage(rest) if above else ()
    )


def _parts(event):
    """Spoilt cards within the norm (whole cards) and above it."""
    norm = event.personalised * event.parameters.spoilage_norm_ppm // PPM
    normal = min(event.quantity, norm)
    return normal, event.quantity - normal
