"""E11 to E13, shortage: found missing, then charged to a person or to the company."""

from dataclasses import replace

from ..money import to_minor
from ..posting import CulpritCharge, Shortage, ShortageLoss, allocate
from .operation import Operation


class ShortageOfCards(Operation):
    """With a culprit the cost, or the market price, is claimed; else it is a loss."""

    code = "shortage"
    prefix = "SHR"
    required = ("location_id", "responsible_id", "reason")
    state = "void"
    role = "SHC"

    def title(self, env):
        return env._("Shortage of cards")

    def check(self, act):
        if act.recovery_amount and not act.culprit_id:
            self.refuse(act, act.env._("choose the person that the recovery is claimed from."))

    def events(self, act):
        portions = act._portions()
        yield act._allowance_release()
        claims = self._claims(act, [part.cost_minor for part in portions])
        for part, claim in zip(portions, claims, strict=True):
            restores = part.parameters.shortage_vat == "restore"
            lost = part.cost_minor + (part.deducted_minor if restores else 0)
            yield Shortage(
                act.operation_date,
                part.parameters,
                part.purpose,
                part.cost_minor,
                part.deducted_minor,
            )
            if act.culprit_id:
                terms = replace(part.parameters, recovery="market" if claim else "cost")
                yield CulpritCharge(act.operation_date, terms, lost, claim)
            else:
                yield ShortageLoss(act.operation_date, lost)

    def _claims(self, act, costs):
        """The amount claimed, by portions in proportion to their cost."""
        return allocate(to_minor(act.currency_id, act.recovery_amount), costs)
