"""E04, change of purpose: free cards become goods, or the other way round."""

from ..posting import PurposeChange, input_vat_of
from .operation import Operation


class Reclassification(Operation):
    """The pieces leave one product and enter another at the same value, under their numbers."""

    code = "reclassification"
    prefix = "RCL"
    required = ("location_id", "responsible_id", "product_id")

    def title(self, env):
        return env._("Change of purpose")

    def check(self, act):
        act._check_other_purpose()

    def move(self, act):
        act._reclassify()

    def events(self, act):
        purpose = act._purpose_of(act.product_id)
        for part in act._portions():
            yield PurposeChange(
                act.operation_date,
                purpose,
                part.cost_minor,
                input_vat_of(part.parameters, purpose),
                part.deducted_minor,
                part.capitalised_minor,
                part.parameters.regime,
            )

    def take_back(self, act, mirror):
        self.refuse(act, act.env._("make a change of purpose the other way round instead."))
