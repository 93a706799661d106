"""E17, spoilt at personalisation, within the norm: an expense."""

from ..posting import Spoilage
from .operation import Operation

PPM = 1_000_000


class Spoilt(Operation):
    """Above the norm it is a shortage, which has its own act."""

    code = "spoilt"
    prefix = "SPL"
    required = ("location_id", "responsible_id", "reason", "personalised")
    state = "void"
    role = "EXP"

    def title(self, env):
        return env._("Spoilt cards")

    def norm(self, act, portions):
        """How many cards may be spoilt."""
        return min(
            (act.personalised * part.parameters.spoilage_norm_ppm // PPM for part in portions),
            default=0,
        )

    def check(self, act):
        portions = act._portions()
        spoilt = sum(part.quantity for part in portions)
        norm = self.norm(act, portions)
        if spoilt > norm:
            text = act.env._(
                "the norm allows %(norm)s spoilt of %(all)s cards. Put the rest into an act of "
                "shortage.",
                norm=norm,
                all=act.personalised,
            )
            self.refuse(act, text)

    def events(self, act):
        yield act._allowance_release()
        for part in act._portions():
            yield Spoilage(
                act.operation_date,
                part.parameters,
                part.purpose,
                part.quantity,
                act.personalised,
                part.cost_minor,
            )
