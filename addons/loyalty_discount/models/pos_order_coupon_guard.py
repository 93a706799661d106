"""Core's two methods that write points as the cashier, routed through checks.

Cashiers may only read memberships and their history. What core wrote with their rights is done
here with the system's, after the order and the amounts were checked.
"""

from odoo import models
from odoo.exceptions import AccessError, UserError
from odoo.tools import float_compare

from .transaction_mark import mark, marked

CONFIRMING = "confirming_coupons"
DIGITS = 2


class PosOrder(models.Model):
    """Points move only with a paid order of the user's company, by what the call announced."""

    _inherit = "pos.order"

    def confirm_coupon_programs(self, coupon_data):
        self.ensure_one()
        self._check_coupon_order()
        self._check_coupon_programs(coupon_data)
        points = [data.get("points") or 0 for data in coupon_data.values()]
        with marked(self.env, CONFIRMING, {"order": self.id, "points": points}):
            return super().confirm_coupon_programs(coupon_data)

    def add_loyalty_history_lines(self, coupon_data, coupon_updates):
        """Core's history lines, written only from inside a confirmation.

        Won and spent must be what the same confirmation adds to the card.
        """
        self.ensure_one()
        confirming = mark(self.env, CONFIRMING)
        if not confirming or confirming["order"] != self.id:
            raise AccessError(
                self.env._("Points are written when their order is confirmed, not by hand.")
            )
        self._check_announced(coupon_data, list(confirming["points"]))
        return super(PosOrder, self.sudo()).add_loyalty_history_lines(coupon_data, coupon_updates)

    def _process_existing_gift_cards(self, coupon_data):
        self._check_gift_cards(coupon_data)
        return super(PosOrder, self.sudo())._process_existing_gift_cards(coupon_data)

    # -- checks ------------------------------------------------------------------------------

    def _check_coupon_order(self):
        """The order must be paid and of a company of the user."""
        self.check_access("write")
        if self.company_id not in self.env.user.company_ids:
            raise AccessError(self.env._("This order belongs to another company."))
        if self.state not in ("paid", "done"):
            raise UserError(self.env._("Points are written once the order is paid."))

    def _check_coupon_programs(self, coupon_data):
        """No points for other companies, none at all for cumulative discounts."""
        programs, cards = self.env["loyalty.program"].sudo(), self.env["loyalty.card"].sudo()
        for key, data in coupon_data.items():
            program = programs.browse(data["program_id"])
            card = cards.browse(max(int(key), 0) or ()).exists()
            is_foreign = program.company_id and program.company_id != self.company_id
            if is_foreign or program.program_type == "discount" or card.program_id - program:
                raise AccessError(self.env._("This order gives no points in that program."))

    def _check_announced(self, lines, announced):
        """Each line says what one of the announced changes adds to its card, and each only once.

        Core may have found another card for a change in between, so the amounts are compared.
        """
        for line in lines:
            written = (line["won"] or 0) - (line["spent"] or 0)
            same = [p for p in announced if not float_compare(p, written, precision_digits=DIGITS)]
            if (line["won"] and line["spent"]) or not same:
                raise AccessError(self.env._("The history must say what the order gave and took."))
            announced.remove(same[0])

    def _check_gift_cards(self, coupon_data):
        """Gift cards must belong to the order's company and hold what is taken."""
        self._check_coupon_order()
        cards = self.env["loyalty.card"].sudo()
        for data in coupon_data.values():
            program = self.env["loyalty.program"].sudo().browse(data["program_id"])
            if program.program_type != "gift_card":
                continue
            card = cards.search(
                ["|", ("code", "=", data.get("code", "")), ("id", "=", data.get("coupon_id"))]
            )
            if card and (card.company_id - self.company_id or card.program_id - program):
                raise AccessError(self.env._("This gift card is not one of this company."))
