"""E18, a commission destroys cards: their cost, less what an allowance took before.

The allowance ends with the cards, also where their cost has become smaller since.
"""

from ..entry import pair
from ..legs import entries
from ..roles import stock_role


def destruction(event):
    """Entries ``cost`` (carried by stock), ``allowance`` used, and restored ``vat``."""
    restores = event.parameters.shortage_vat == "restore"
    restored = event.deducted_minor if restores else 0
    return entries(
        event.operation_date,
        ("cost", "stock", pair("WOF", stock_role(event.purpose), event.cost_minor)),
        ("allowance", "ledger", pair("ALW", "WOF", event.allowance_minor)),
        ("vat", "ledger", pair("WOF", "VATIN", restored)),
    )
