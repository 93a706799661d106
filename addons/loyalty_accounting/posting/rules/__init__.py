"""One file per event; this list is the whole dispatch."""

from .. import events
from ..errors import PostingError
from .allowance_release import allowance_release
from .card_expiry import card_expiry
from .card_fee_release import card_fee_release
from .card_sale import card_sale
from .card_sale_cost import card_sale_cost
from .charge_dropped import charge_dropped
from .correction import correction
from .culprit_charge import culprit_charge
from .destruction import destruction
from .discounted_sale import discounted_sale
from .free_issue import free_issue
from .free_replacement import free_replacement
from .impairment import impairment
from .opening import opening
from .paid_replacement import paid_replacement
from .period_input_tax import period_input_tax
from .period_tax import period_tax
from .points_expired import points_expired
from .points_granted import points_granted
from .points_redeemed import points_redeemed
from .points_returned import points_returned
from .prepaid_expired import prepaid_expired
from .prepaid_sold import prepaid_sold
from .prepaid_used import prepaid_used
from .price_difference import price_difference
from .purpose_change import purpose_change
from .receipt import receipt
from .recovery import recovery
from .retained_issue import retained_issue
from .retained_return import retained_return
from .shortage import shortage
from .shortage_loss import shortage_loss
from .spoilage import spoilage
from .supplier_bill import supplier_bill
from .supplier_return import supplier_return
from .surplus import surplus
from .transfer import transfer

RULES = {
    events.AllowanceRelease: allowance_release,
    events.CardExpiry: card_expiry,
    events.CardFeeRelease: card_fee_release,
    events.CardSale: card_sale,
    events.CardSaleCost: card_sale_cost,
    events.ChargeDropped: charge_dropped,
    events.CulpritCharge: culprit_charge,
    events.Destruction: destruction,
    events.DiscountedSale: discounted_sale,
    events.FreeIssue: free_issue,
    events.FreeReplacement: free_replacement,
    events.Impairment: impairment,
    events.Opening: opening,
    events.PaidReplacement: paid_replacement,
    events.PeriodInputTax: period_input_tax,
    events.PeriodTax: period_tax,
    events.PointsExpired: points_expired,
    events.PointsGranted: points_granted,
    events.PointsRedeemed: points_redeemed,
    events.PointsReturned: points_returned,
    events.PrepaidExpired: prepaid_expired,
    events.PrepaidSold: prepaid_sold,
    events.PrepaidUsed: prepaid_used,
    events.PriceDifference: price_difference,
    events.PurposeChange: purpose_change,
    events.Receipt: receipt,
    events.Recovery: recovery,
    events.RetainedIssue: retained_issue,
    events.RetainedReturn: retained_return,
    events.Shortage: shortage,
    events.ShortageLoss: shortage_loss,
    events.Spoilage: spoilage,
    events.SupplierBill: supplier_bill,
    events.SupplierReturn: supplier_return,
    events.Surplus: surplus,
    events.Transfer: transfer,
}


def post(event):
    """The entries of ``event``, a tuple; refuses an event without a rule.

    A correction asks back for the entries of the event it corrects.
    """
    if type(event) is events.Correction:
        return correction(event, post)
    rule = RULES.get(type(event))
    if rule is None:
        raise PostingError("event_unknown", event=type(event).__name__)
    return rule(event)
