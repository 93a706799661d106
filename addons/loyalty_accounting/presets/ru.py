"""Russia: accounts of the plan of accounts 94n, dated VAT rates, taxable free issue.

There is no Russian chart in the standard product: missing accounts are added to whatever
chart the company has. Rates: 18 % to 2018, 20 % 2019 to 2025, 22 % from 2026 (law 425-FZ
of 28.11.2025, by date of shipment).
"""

from datetime import date

NAME = "Russia"

# role: (code, name, account type, external id of a chart's account or None)
ACCOUNTS = {
    "MAT": ("10.06", "Cards, materials", "asset_current", None),
    "GDS": ("41.01", "Cards, goods in the warehouse", "asset_current", None),
    "VATIN": ("19.03", "Input VAT on stock", "asset_current", None),
    "EXP": ("44.01", "Selling expenses", "expense", None),
    "GVX": ("91.02", "Other expenses", "expense_other", None),
    "VATG": ("68.02", "VAT payable", "liability_current", None),
    "VATO": ("68.02", "VAT payable", "liability_current", None),
    "REV": ("90.01.1", "Revenue", "income", None),
    "COGS": ("90.02.1", "Cost of sales", "expense_direct_cost", None),
}

# Sub-accounts kept ready for reports by place; no role posts to them yet.
EXTRA_ACCOUNTS = (("41.02", "Cards, goods in shops", "asset_current"),)

# (first day, last day or None, rate in ppm)
VAT_RATES = (
    (date(2004, 1, 1), date(2018, 12, 31), 180000),
    (date(2019, 1, 1), date(2025, 12, 31), 200000),
    (date(2026, 1, 1), None, 220000),
)

PARAMETERS = {
    "free_issue_mode": "taxable",
    "vat_base": "market",
    "vat_rounding": "document",
}

# (name, type of use, rate in ppm, price included, role of the tax account)
TAXES = (
    ("VAT 22 %", "sale", 220000, True, "VATO"),
    ("VAT 22 %", "purchase", 220000, False, "VATIN"),
    ("VAT 20 %", "sale", 200000, True, "VATO"),
    ("VAT 20 %", "purchase", 200000, False, "VATIN"),
)
