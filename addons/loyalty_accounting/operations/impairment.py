"""E18 before the date: stock that will be destroyed loses its value to an allowance."""

from ..posting import Impairment
from .operation import Operation


class ImpairmentOfCards(Operation):
    """The cards stay where they are; their write-off uses up the allowance, number by number."""

    code = "impairment"
    prefix = "IMP"
    required = ("location_id", "responsible_id", "commission_id", "loss_percent", "reason")

    def title(self, env):
        return env._("Impairment of cards")

    def check(self, act):
        act._check_quorum()
        act._steps(act.range_ids)
        if not 0 < act.loss_percent <= 100:
            self.refuse(act, act.env._("a loss of value is above 0 and at most 100 %."))

    def move(self, act):
        act._impair()

    def events(self, act):
        yield Impairment(act.operation_date, act._cost_minor())

    def take_back(self, act, mirror):
        """Nothing moved; an allowance that was used up can't be taken back."""
        act._check_allowance_whole()
