"""Russia: accounts of the plan of accounts 94n, dated VAT rates, taxable free issue.

There is no Russian chart in the standard product: missing accounts are added to whatever
chart the company has. VAT: 18 % to 2018, 20 % 2019 to 2025, 22 % from 2026 (law 425-FZ of
28.11.2025, by date of shipment). Profit tax: 20 % to 2024, 25 % from 2025. Advertising gifts
are exempt up to 100.00 each from 2006, 300.00 from 2023-09-01 (149.3.25); all input VAT stays
deducted while expenses on exempt supplies are within 5 % of all (170.4).
"""

from datetime import date

from .period import Period

NAME = "Russia"

# role: (code, name, account type, external id of a chart's account or None)
ACCOUNTS = {
    "MAT": ("10.06", "Cards, materials", "asset_current", None),
    "GDS": ("41.01", "Cards, goods in the warehouse", "asset_current", None),
    "GRN": ("15", "Stock received, bill pending", "asset_current", None),
    "VATIN": ("19.03", "Input VAT on stock", "asset_current", None),
    "EXP": ("44.01", "Selling expenses", "expense", None),
    "GVX": ("91.02", "Other expenses", "expense_other", None),
    "VATG": ("68.02", "VAT payable", "liability_current", None),
    "VATO": ("68.02", "VAT payable", "liability_current", None),
    "REV": ("90.01.1", "Revenue", "income", None),
    "COGS": ("90.02.1", "Cost of sales", "expense_direct_cost", None),
    "OBI": ("012", "Own returnable cards issued", "off_balance", None),
    "OBIC": ("012.01", "Own returnable cards issued, contra", "off_balance", None),
    "SHC": ("94", "Shortages and losses", "asset_current", None),
    "SHL": ("91.02", "Other expenses", "expense_other", None),
    "EMP": ("73.02", "Due from employees for damage", "asset_current", None),
    "PAY": ("70", "Payroll", "liability_current", None),
    "OIN": ("91.01", "Other income", "income_other", None),
    "ALW": ("14", "Allowances for stock", "asset_current", None),
    "CLM": ("76.02", "Claims on suppliers", "asset_current", None),
    "OEX": ("91.02", "Other expenses", "expense_other", None),
    "DFI": ("98.04", "Recovery of shortages above cost", "liability_current", None),
    "SUR": ("91.01", "Other income", "income_other", None),
    "WOF": ("91.02", "Other expenses", "expense_other", None),
}

# Sub-accounts kept ready for reports by place; no role posts to them yet.
EXTRA_ACCOUNTS = (("41.02", "Cards, goods in shops", "asset_current"),)

# What a company that reads Russian finds in its chart, by code.
LOCAL_NAMES = {
    "ru_RU": {
        "10.06": "Карты, материалы",
        "41.01": "Карты, товары на складах",
        "41.02": "Карты, товары в розничной торговле",
        "15": "Неотфактурованные поступления",
        "19.03": "НДС по приобретённым запасам",
        "44.01": "Расходы на продажу",
        "91.01": "Прочие доходы",
        "91.02": "Прочие расходы",
        "68.02": "НДС к уплате",
        "90.01.1": "Выручка",
        "90.02.1": "Себестоимость продаж",
        "012": "Выданные карты в собственности организации",
        "012.01": "Выданные карты в собственности организации, корреспонденция",
        "94": "Недостачи и потери от порчи ценностей",
        "73.02": "Расчёты по возмещению ущерба",
        "70": "Расчёты с персоналом по оплате труда",
        "14": "Резервы под обесценение запасов",
        "76.02": "Расчёты по претензиям",
        "98.04": "Разница между взысканной суммой и стоимостью недостач",
    }
}

# The limit of one card matters under the treatment "exempt below the limit" only.
PERIODS = (
    Period(date(2004, 1, 1), date(2005, 12, 31), 180000, 200000, 0, 50000),
    Period(date(2006, 1, 1), date(2018, 12, 31), 180000, 200000, 100, 50000),
    Period(date(2019, 1, 1), date(2023, 8, 31), 200000, 200000, 100, 50000),
    Period(date(2023, 9, 1), date(2024, 12, 31), 200000, 200000, 300, 50000),
    Period(date(2025, 1, 1), date(2025, 12, 31), 200000, 250000, 300, 50000),
    Period(date(2026, 1, 1), None, 220000, 250000, 300, 50000),
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
