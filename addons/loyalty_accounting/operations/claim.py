"""E23, claim: cards the supplier is to make good, before a credit note grants it."""

from ..money import to_minor
from ..posting import SupplierReturn, allocate
from .operation import RECEIPT, Operation


class Claim(Operation):
    """The cards leave stock at their cost; the claim is their price with its deducted VAT.

    The credit note is entered on the account of claims when the supplier sends it.
    """

    code = "claim"
    prefix = "CLM"
    required = ("location_id", "responsible_id", "receipt_id", "reason")
    about = RECEIPT
    state = "void"
    role = "CLM"

    def title(self, env):
        return env._("Claim on the supplier")

    def about_text(self, env):
        return env._("choose a receipt that is done.")

    def events(self, act):
        portions = act._portions()
        yield act._allowance_release()
        costs = [part.cost_minor for part in portions]
        claimed = to_minor(act.currency_id, act.claim_amount) or sum(costs)
        for part, credit in zip(portions, allocate(claimed, costs), strict=True):
            yield SupplierReturn(
                act.operation_date,
                part.purpose,
                part.cost_minor,
                credit,
                part.deducted_minor,
                claimed=True,
            )
