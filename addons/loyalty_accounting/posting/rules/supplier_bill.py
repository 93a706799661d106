"""E03, the supplier's bill: cost, deductible VAT, debt; ends an uninvoiced receipt.

VAT that may not be deducted is part of the cost. Cards to give away may be an expense at
once (IAS 38.69); the pieces are counted all the same.
"""

from ..entry import pair
from ..input_tax import deductible
from ..legs import entries, signed
from ..roles import stock_role


def supplier_bill(event):
    """Entries ``bill`` (Odoo's) and ``uninvoiced``, which takes back the estimate of E02."""
    role = cost_role(event.parameters, event.purpose)
    deducted = deductible(event.parameters, event.purpose, event.tax_minor)
    gross = event.net_minor + event.tax_minor
    return entries(
        event.operation_date,
        ("bill", "bill", signed((role, gross - deducted), ("VATIN", deducted), ("AP", -gross))),
        ("uninvoiced", "ledger", pair("GRN", role, event.uninvoiced_minor)),
    )


def cost_role(parameters, purpose):
    """Where the cost of bought cards goes: stock, or an expense on receipt."""
    if purpose == "free" and parameters.free_stock == "expense_on_receipt":
        return "EXP"
    return stock_role(purpose)
