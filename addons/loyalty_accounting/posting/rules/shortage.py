"""E11, cards are missing or damaged: their cost waits on SHC until it is decided.

The VAT follows the parameters: nothing, deducted input VAT restored, or output VAT on cost.
"""

from ..entry import pair
from ..errors import PostingError
from ..legs import entries
from ..roles import stock_role
from ..vat import tax_on


def shortage(event):
    """Entries ``shortage`` (carried by stock) and ``vat``."""
    parameters = event.parameters
    rate = 0 if parameters.regime == "none" else parameters.rate_ppm
    vat = {
        "off": (),
        "restore": pair("SHC", "VATIN", event.deducted_minor),
        "output": pair("GVX", "VATG", tax_on(event.cost_minor, rate)),
    }
    if parameters.shortage_vat not in vat:
        raise PostingError("shortage_vat_unknown", shortage_vat=parameters.shortage_vat)
    return entries(
        event.operation_date,
        ("shortage", "stock", pair("SHC", stock_role(event.purpose), event.cost_minor)),
        ("vat", "ledger", vat[parameters.shortage_vat]),
    )
