"""E15 and E16, replacement: a new card for one that is lost, broken or worn."""

from ..money import to_minor
from ..posting import CardExpiry, FreeReplacement, PaidReplacement, cost_role
from .operation import Operation


class Replacement(Operation):
    """The new card takes over holder, level and spend; it is given away like any other.

    Against a fee, which a receipt of the till took as a sale, its cost is the cost of that sale.
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
        if act.fee_order_id:
            act._check_fee()

    def target(self, act):
        if not act.fee_order_id:
            return super().target(act)
        return act.company_id._loyalty_place(cost_role(act._replacement_policy()._parameters()))

    def move(self, act):
        place = self.target(act)
        act._move_steps(act.range_ids, act._steps(act.range_ids), place)
        act._replace_card(place)

    def events(self, act):
        if act.fee_order_id:
            yield from self._paid(act)
            return
        ((_policy, issue),) = act._freeze_amounts(act._at_actual_cost(act.picking_ids))
        yield FreeReplacement(
            act.operation_date, issue, to_minor(act.currency_id, act.amount_returned)
        )

    def _paid(self, act):
        """The cost of the new card; the fee itself is the receipt's."""
        yield act._allowance_release()
        returned = to_minor(act.currency_id, act.amount_returned)
        if returned:
            yield CardExpiry(act.operation_date, returned)
        fees = (to_minor(act.currency_id, act.fee_order_id.amount_total),)
        for part in act._portions():
            yield PaidReplacement(
                act.operation_date, part.parameters, "stock", fees, part.cost_minor, part.purpose
            )

    def take_back(self, act, mirror):
        """The one number of the act is corrected as a whole: old card, new card and entries."""
        act._undo_replacement(mirror)
