"""The claim on the order."""

from odoo import api, fields, models
from odoo.http import request

from ..claim.coupons import clean_point_claim
from ..claim.number import masked
from ..claim.parse import clean_claim, guest_claim
from ..claim.printed import clean_printed
from .transaction_mark import mark, marked

KEEPING = "keeping_point_claim"
LATE = "session_of_a_late_order"
SEALED = frozenset({"loyalty_claim", "loyalty_point_claim", "loyalty_printed", "uuid"})


class PosOrder(models.Model):
    """Keeps what the till says about loyalty, cleaned, until the judge reads it."""

    _inherit = "pos.order"

    loyalty_claim = fields.Json(copy=False, help="What the till says; the server judges it.")
    loyalty_point_claim = fields.Json(
        copy=False, help="Points of core's programs, as the till says; the server bounds them."
    )
    loyalty_printed = fields.Json(
        copy=False, help="What the receipt says in words about card and discount, for reprints."
    )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            vals.setdefault("loyalty_claim", False)  # no context of a client fills it
            vals.setdefault("loyalty_point_claim", False)
            vals.setdefault("loyalty_printed", False)
            session = self.env["pos.session"].browse(vals.get("session_id"))
            self._clean_loyalty_values(vals, session.config_id.company_id)
        return super().create(vals_list)

    def write(self, vals):
        if not SEALED & set(vals):
            return super().write(vals)
        vals = dict(vals)
        self._clean_loyalty_values(vals, self.company_id[:1])
        is_paid = any(order.state not in ("draft", "cancel") for order in self)
        if is_paid and not mark(self.env, KEEPING):
            # A receipt keeps its name and is paid with the claims it was paid with.
            vals = {name: value for name, value in vals.items() if name not in SEALED}
        return super().write(vals)

    @api.model
    def _process_order(self, order, existing_order):
        with marked(self.env, LATE, {}):
            return super()._process_order(order, existing_order)

    def _get_valid_session(self, order):
        """Remember the closed session that the order names: core moves it to an open one."""
        late = mark(self.env, LATE)
        if late is not None:
            late["session"] = order["session_id"]
        return super()._get_valid_session(order)

    def _loyalty_keep_point_claim(self, coupon_data):
        """Keep what core's call says of a paid order that came without a point claim."""
        with marked(self.env, KEEPING):
            self.write({"loyalty_point_claim": {"v": 1, "coupons": coupon_data}})

    @api.model
    def _clean_loyalty_values(self, vals, company):
        """Keep the claims clean; a number no rule knows is never stored readable.

        A guest who orders for himself says whose card it is, and nothing that could give value.
        """
        is_guest = _is_asked_by_a_guest()
        if "loyalty_point_claim" in vals:
            points = None if is_guest else vals["loyalty_point_claim"]
            vals["loyalty_point_claim"] = clean_point_claim(points)
        if "loyalty_printed" in vals:
            vals["loyalty_printed"] = clean_printed(None if is_guest else vals["loyalty_printed"])
        if "loyalty_claim" not in vals:
            return
        claim = clean_claim(vals["loyalty_claim"])
        claim = guest_claim(claim) if is_guest else claim
        if claim and claim["v"]:
            claim["late"] = (mark(self.env, LATE) or {}).get("session")
        card = claim and claim.get("card")
        number, rules = card and card["number"], self.env["loyalty.medium"]
        if number and not rules._number_rule(number, card["presented"], company):
            card["number"] = masked(number)
        vals["loyalty_claim"] = claim


def _is_asked_by_a_guest():
    """Whether the request comes from somebody who is no signed-in user of the company.

    Core serves self-orders with the till's own user: who really asks only the request knows.
    """
    if not request:
        return False
    user = request.env.user
    return not (user and user._is_internal())
