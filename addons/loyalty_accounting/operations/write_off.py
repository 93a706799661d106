"""E18, destruction of cards: expired or useless stock, decided by a commission."""

from ..posting import Destruction
from .operation import Operation


class WriteOff(Operation):
    """The numbers are void for good."""

    code = "write_off"
    prefix = "WOF"
    required = ("location_id", "responsible_id", "commission_id", "reason")
    state = "void"
    role = "WOF"

    def title(self, env):
        return env._("Write-off note")

    def check(self, act):
        act._check_quorum()

    def events(self, act):
        portions = act._portions()
        act._end_allowances()
        for part in portions:
            yield Destruction(
                act.operation_date,
                part.parameters,
                part.purpose,
                part.cost_minor,
                part.allowance_minor,
                deducted_minor=part.deducted_minor,
            )
