"""Where core moves balances for quotations, with the rights of the seller who calls.

Nothing here depends on sales. Where `sale_loyalty` is installed, its own work is marked, so that
it can be told from a balance that the seller says, however deep in a quotation he says it.
"""

import functools
from collections import Counter

from odoo import models
from odoo.exceptions import AccessError
from odoo.tools import float_compare

from .client_call import is_called
from .loyalty_card_balance import QUOTATION, is_by_hand, is_manager
from .transaction_mark import marked

ORDER = "sale.order"
#: What a quotation will give to which card; core counts it as the system.
POINTS = "sale.order.coupon.points"
DIGITS = 2


def in_flow(method, check=None):
    """``method`` of a quotation, checked first and then marked as core's own work."""

    @functools.wraps(method)
    def flow(self, *args, **kwargs):
        if check and is_called() and not is_manager(self.env):
            check(self)
        with marked(self.env, QUOTATION):
            return method(self, *args, **kwargs)

    return flow


def not_by_hand(method):
    """``method`` that writes what a quotation will give, refused to whoever says it himself."""

    @functools.wraps(method)
    def counted(self, *args, **kwargs):
        if is_by_hand(self.env):
            raise AccessError(
                self.env._("Odoo counts what a quotation gives. Correct the card, with a reason.")
            )
        return method(self, *args, **kwargs)

    return counted


def check_not_counted(orders):
    """Core gives points whenever a quotation is confirmed; a state set back gives none again."""
    if history_of(orders.filtered(lambda order: order.state != "sale")):
        raise AccessError(orders.env._("This quotation moved points already: cancel it first."))


def check_given_back(orders):
    """A card gets back what the quotation took by its history, whatever its lines say since."""
    sold, taken = orders.filtered(lambda order: order.state == "sale"), Counter()
    for row in history_of(sold):
        taken[row.order_id, row.card_id] += row.used
    for order in sold:
        for card, change in order._get_point_changes().items():
            if float_compare(-change, taken[order.id, card], precision_digits=DIGITS) > 0:
                raise AccessError(
                    orders.env._("A manager cancels a quotation whose rewards don't fit.")
                )


def history_of(orders):
    """What the history of cards says about ``orders``."""
    about = [("order_model", "=", ORDER), ("order_id", "in", orders.ids)]
    return orders.env["loyalty.history"].sudo().search(about)


#: What confirms and cancels a quotation, and what counts its rewards: none takes values. Each with
#: what is asked of a seller first.
FLOW = {
    "action_confirm": check_not_counted,
    "_action_cancel": check_given_back,
    "_update_programs_and_rewards": None,
    "_apply_program_reward": None,
}


class LoyaltyCard(models.Model):
    """Looks after the marks: a model that may be absent can't be extended."""

    _inherit = "loyalty.card"

    def _register_hook(self):
        super()._register_hook()
        for model, name, wrapped in self._quotation_flow():
            setattr(model, name, wrapped(getattr(model, name)))

    def _unregister_hook(self):
        for model, name, _wrapped in self._quotation_flow():
            if name in vars(model):
                delattr(model, name)
        return super()._unregister_hook()

    def _quotation_flow(self):
        """``(class, method, what it becomes)``, if `sale_loyalty` is in this database."""
        order, points = self.env.registry.get(ORDER), self.env.registry.get(POINTS)
        if points is None:
            return []
        flow = [(order, name, functools.partial(in_flow, check=FLOW[name])) for name in FLOW]
        return [*flow, *((points, name, not_by_hand) for name in ("create", "write"))]
