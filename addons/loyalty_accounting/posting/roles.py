"""The vocabulary of accounts: a role is what an account is for, never its number.

A company maps every role it uses to one of its accounts. Off-balance roles live in
pairs of their own and never share an entry with a balance-sheet role.
"""

ON_BALANCE = {
    "MAT": "Cards held as materials",
    "GDS": "Cards held as goods",
    "VATIN": "Deductible input VAT",
    "AP": "Supplier payable",
    "EXP": "Selling expenses, cards",
    "GVX": "VAT on gratuitous issue",
    "VATG": "Output VAT on gratuitous issue",
    "VATO": "Output VAT on sale",
    "REV": "Revenue from cards",
    "COGS": "Cost of cards sold",
    "CASH": "Till, bank, acquiring",
    "AR": "Customer receivable",
}

OFF_BALANCE = {
    "OBI": "Own returnable cards issued",
    "OBIC": "Own returnable cards issued, contra",
    "OBT": "Third-party cards held",
    "OBTC": "Third-party cards held, contra",
}

ROLES = {**ON_BALANCE, **OFF_BALANCE}
