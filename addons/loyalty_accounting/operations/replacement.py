"""E15, free replacement: a new card for one that is lost, broken or worn."""

from ..money import to_minor
from ..posting import FreeReplacement
from .operation import Operation


class Replacement(Operation):
    """The new card is given away like any other; it takes over holder, level and spend.

    Against a fee the new card is sold at the till instead: a sale of goods.
    """

    code = "replacement"
    prefix = "RPL"
    required = ("location_id", "responsible_id", "replaced_id", "reason")
    role = "EXP"

    def title(self, env):
        return env._("Replacement of a card")

    def check(self, act):
        old = act.replaced_id
        if old.state not in ("active", "blocked") or old.company_id != act.company_id:
            self.refuse(act, act.env._("only a card that a holder has is replaced."))
        if sum(act.range_ids.mapped("quantity")) != 1:
            self.refuse(act, act.env._("enter the number of one new card."))
        if act.range_ids.batch_id.program_id != old.program_id:
            self.refuse(act, act.env._("the new card is of another program."))

    def move(self, act):
        act._move_steps(act.range_ids, act._steps(act.range_ids), self.target(act))
        act._replace_card()

    def events(self, act):
        ((_policy, _lines, issue),) = act._freeze_amounts(
            {line: to_minor(act.currency_id, line.unit_cost) for line in act.line_ids}
        )
        yield FreeReplacement(
            act.operation_date, issue, to_minor(act.currency_id, act.amount_returned)
        )

    def take_back(self, act, mirror):
        self.refuse(act, act.env._("block the new card and replace it instead."))
