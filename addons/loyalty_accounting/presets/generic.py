"""A company of any country: the accounts of Odoo's generic chart where it has them.

Cards get two stock accounts of their own, so that their value can be told from that of
other goods. The rate is the one of the examples; the accountant sets the real ones.
"""

from datetime import date

from .period import Period

NAME = "Generic"

# role: (code, name, account type, external id of a chart's account or None)
ACCOUNTS = {
    "MAT": ("110110", "Cards, materials", "asset_current", None),
    "GDS": ("110120", "Cards, goods", "asset_current", None),
    "GRN": ("2111", "Bills to receive", "liability_current", "to_receive_pay"),
    "VATIN": ("1310", "Tax Paid", "asset_current", "tax_paid"),
    "EXP": ("9620", "Sales Expenses", "expense", "expense_sales"),
    "GVX": ("6010", "Tax on cards given away", "expense", None),
    "VATG": ("2510", "Tax Received", "liability_current", "tax_received"),
    "VATO": ("2510", "Tax Received", "liability_current", "tax_received"),
    "REV": ("4000", "Product Sales", "income", "income"),
    "COGS": ("5000", "Cost of Goods Sold", "expense_direct_cost", "cost_of_goods_sold"),
    "OBI": ("990110", "Own returnable cards issued", "off_balance", None),
    "OBIC": ("990120", "Own returnable cards issued, contra", "off_balance", None),
    "SHC": ("6100", "Stock Variation", "expense", "stock_variation"),
    "SHL": ("6100", "Stock Variation", "expense", "stock_variation"),
    "EMP": ("1230", "Due from Employees", "asset_current", None),
    "PAY": ("2300", "Salary Payable", "liability_current", "salary_payable"),
    "OIN": ("4500", "Other Income", "income_other", "other_income"),
    "ALW": ("110190", "Cards, allowance", "asset_current", None),
    "CLM": ("1240", "Claims on Suppliers", "asset_current", None),
    "OEX": ("6100", "Stock Variation", "expense", "stock_variation"),
    "DFI": ("2120", "Deferred Revenue", "liability_current", "deferred_revenue"),
    "SUR": ("4500", "Other Income", "income_other", "other_income"),
    "WOF": ("6100", "Stock Variation", "expense", "stock_variation"),
}

EXTRA_ACCOUNTS = ()
LOCAL_NAMES = {}

PERIODS = (Period(date(2000, 1, 1), None, 200000, 0),)

PARAMETERS = {
    "free_issue_mode": "taxable",
    "vat_base": "cost",
    "vat_rounding": "document",
}

TAXES = ()
