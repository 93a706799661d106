"""E13 after a charge: a court refuses it, or the company gives it up."""

from ..posting import ChargeDropped as ChargeDroppedEvent
from .operation import Operation, posted


class ChargeDropped(Operation):
    """What the charged person has not paid yet is the company's loss."""

    code = "charge_dropped"
    prefix = "DRP"
    required = ("origin_id", "reason", "basis")
    about = posted("shortage")
    needs_numbers = False

    def title(self, env):
        return env._("Charge dropped")

    def about_text(self, env):
        return env._("choose the posted shortage that was charged to a person.")

    def check(self, act):
        charged, _deferred, recovered = act._charged()
        if not act.origin_id.culprit_id or charged == recovered:
            self.refuse(act, act.env._("nothing of a charge is still to be recovered."))

    def move(self, act):
        """No card moves."""

    def events(self, act):
        yield ChargeDroppedEvent(act.operation_date, *act._charged())

    def take_back(self, act, mirror):
        """Nothing moved."""
