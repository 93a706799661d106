"""Registers of the card books, one file each; this list is the whole dispatch.

A register is a query with columns, as at a day or over a period. The wizard *Registers*
shows, prints and exports every one of them in the same way.
"""

from .gross_sales import GrossSales
from .movements import Movements
from .numbers import Numbers
from .off_balance import OffBalance
from .profit_tax import ProfitTax
from .register import Column, Register, Scope
from .turnover import Turnover
from .vat_documents import VatDocuments

REGISTERS = {
    register.code: register
    for register in (
        Numbers(),
        Movements(),
        Turnover(),
        VatDocuments(),
        ProfitTax(),
        GrossSales(),
        OffBalance(),
    )
}

__all__ = ["REGISTERS", "Column", "Register", "Scope"]
