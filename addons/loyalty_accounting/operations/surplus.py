"""E14, surplus: cards found that the register does not have in stock."""

from ..posting import Surplus
from .operation import Operation


class SurplusOfCards(Operation):
    """Numbers of an ordered run that were never received, or that were void as missing."""

    code = "surplus"
    prefix = "SUR"
    from_stock = False
    required = ("location_dest_id", "responsible_id", "reason")

    def title(self, env):
        return env._("Surplus of cards")

    def move(self, act):
        source = act.company_id._loyalty_place("SUR")
        for batch, spans in act.range_ids._spans_by_batch().items():
            batch._take_in_spans(spans, act.location_dest_id, act.display_name)
        act._move_in(source, act.location_dest_id)

    def events(self, act):
        for part in act._portions():
            yield Surplus(act.operation_date, part.purpose, part.cost_minor)
