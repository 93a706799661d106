"""The vocabulary of accounts: a role is what an account is for, never its number.

A company maps every role it uses to one of its accounts. Off-balance roles live in
pairs of their own and never share an entry with a balance-sheet role.
"""

from .errors import PostingError

ON_BALANCE = {
    "MAT": "Cards held as materials",
    "GDS": "Cards held as goods",
    "GRN": "Cards received, not invoiced",
    "VATIN": "Deductible input VAT",
    "AP": "Supplier payable",
    "CLM": "Claims on suppliers",
    "EXP": "Selling expenses, cards",
    "GVX": "VAT on gratuitous issue",
    "VATG": "Output VAT on gratuitous issue",
    "VATO": "Output VAT on sale",
    "REV": "Revenue from cards",
    "COGS": "Cost of cards sold",
    "CASH": "Till, bank, acquiring",
    "AR": "Customer receivable",
    "CLP": "Contract liability, points",
    "CLC": "Contract liability, card fee",
    "CLG": "Prepaid and gift card balances",
    "ADV": "VAT on advances received",
    "BRK": "Breakage, expired prepaid",
    "SHC": "Shortage, to be cleared",
    "SHL": "Shortage, loss",
    "EMP": "Due from employees",
    "PAY": "Payroll",
    "DFI": "Recovery above cost, deferred",
    "OIN": "Other income",
    "OEX": "Other expenses",
    "SUR": "Surplus found",
    "WOF": "Destruction and obsolescence",
    "ALW": "Allowance for stock",
    "OPN": "Opening balances, counter account",
}

OFF_BALANCE = {
    "OBI": "Own returnable cards issued",
    "OBIC": "Own returnable cards issued, contra",
    "OBT": "Third-party cards held",
    "OBTC": "Third-party cards held, contra",
}

ROLES = {**ON_BALANCE, **OFF_BALANCE}

STOCK_ROLES = {"free": "MAT", "sale": "GDS"}


def stock_role(purpose):
    """Where cards of ``purpose`` are held: materials to give away, goods to sell."""
    if purpose not in STOCK_ROLES:
        raise PostingError("purpose_unknown", purpose=purpose)
    return STOCK_ROLES[purpose]
