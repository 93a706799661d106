"""What happened, with every value frozen that its posting needs.

An event is complete: replaying it years later gives the same entries, whatever the rates,
costs and accounts are by then. Every event has an ``operation_date`` first; money is in
minor units, rates and shares in ppm, ``purpose`` is ``free`` or ``sale`` and decides
whether the cards are materials or goods. Amounts are of the whole event or line.
"""

from .issue import (
    CardExpiry,
    FreeIssue,
    FreeReplacement,
    IssueLine,
    PaidReplacement,
    PostedIssue,
    RetainedIssue,
    RetainedReturn,
)
from .loss import (
    AllowanceRelease,
    ChargeDropped,
    CulpritCharge,
    Destruction,
    Impairment,
    Recovery,
    Shortage,
    ShortageLoss,
    Spoilage,
    Surplus,
)
from .period import Correction, PeriodInputTax, PeriodIssue, PeriodTax
from .points import PointsExpired, PointsGranted, PointsRedeemed, PointsReturned
from .prepaid import PrepaidExpired, PrepaidSold, PrepaidUsed
from .purchase import (
    Gone,
    Opening,
    PriceDifference,
    PurposeChange,
    Receipt,
    SupplierBill,
    SupplierReturn,
    Transfer,
)
from .sale import CardFeeRelease, CardSale, CardSaleCost, DiscountedSale

__all__ = [
    "AllowanceRelease",
    "CardExpiry",
    "CardFeeRelease",
    "CardSale",
    "CardSaleCost",
    "ChargeDropped",
    "Correction",
    "CulpritCharge",
    "Destruction",
    "DiscountedSale",
    "FreeIssue",
    "FreeReplacement",
    "Gone",
    "Impairment",
    "IssueLine",
    "Opening",
    "PaidReplacement",
    "PeriodInputTax",
    "PeriodIssue",
    "PeriodTax",
    "PointsExpired",
    "PointsGranted",
    "PointsRedeemed",
    "PointsReturned",
    "PostedIssue",
    "PrepaidExpired",
    "PrepaidSold",
    "PrepaidUsed",
    "PriceDifference",
    "PurposeChange",
    "Receipt",
    "Recovery",
    "RetainedIssue",
    "RetainedReturn",
    "Shortage",
    "ShortageLoss",
    "Spoilage",
    "SupplierBill",
    "SupplierReturn",
    "Surplus",
    "Transfer",
]
