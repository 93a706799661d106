"""Core's two methods that write points as the cashier, routed through checks.

Cashiers may only read memberships and their history. What core wrote with their rights is done
here with the system's, after the claim was settled (``pos_order_coupons.py``).
"""

from odoo import models
from odoo.exceptions import AccessError, UserError
from odoo.tools import float_compare

from ..claim.coupons import clean_coupons
from .transaction_mark import mark, marked

CONFIRMING = "confirming_coupons"
DIGITS = 2
#: Until the cron has applied what failed, the till hears of no change.
NOT_YET = {
    "answer": {
        "coupon_updates": [],
        "program_updates": [],
        "new_coupon_info": [],
        "coupon_report": {},
    }
}


class PosOrder(models.Model):
    """Points move only with a paid order of the user's company, once, by what was settled."""

    _inherit = "pos.order"

    def confirm_coupon_programs(self, coupon_data):
        """The answer to what the till claimed with the order; the first word counts.

        An order that came without a claim (an online payment, another client) takes this call's,
        within the same bounds. Once applied, a call changes nothing.
        """
        self.ensure_one()
        self._check_coupon_order()
        order = self.sudo().with_company(self.company_id)
        judgement = self.env["loyalty.judgement"]._of_order(order)
        if not judgement.coupons:
            if not order.loyalty_point_claim:
                self._check_coupon_programs(coupon_data)
                order._loyalty_keep_point_claim(coupon_data)
            order._loyalty_settle()
            judgement = judgement._of_order(order)
        return (judgement.coupons or NOT_YET)["answer"]

    def _loyalty_confirm_with_core(self, data):
        """``(core's answer, {key of data: id of the card})``; core writes the cards."""
        points = [row["points"] for row in data.values()]
        confirming = {"order": self.id, "points": points, "cards": {key: key for key in data}}
        core = super()  # not our own, which answers what was applied
        with marked(self.env, CONFIRMING, confirming):
            answer = core.confirm_coupon_programs(data)
        return answer, {key: card for key, card in confirming["cards"].items() if card > 0}

    def _remove_duplicate_coupon_data(self, coupon_data):
        """Ours are applied once anyway; points of a discount program are no duplicate of core's."""
        if mark(self.env, CONFIRMING):
            return None
        return super()._remove_duplicate_coupon_data(coupon_data)

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
        confirming["cards"].update({row["old_id"]: row["id"] for row in coupon_updates})
        return super(PosOrder, self.sudo()).add_loyalty_history_lines(coupon_data, coupon_updates)

    def _process_existing_gift_cards(self, coupon_data):
        return super(PosOrder, self.sudo())._process_existing_gift_cards(coupon_data)

    # -- checks ------------------------------------------------------------------------------

    def _check_coupon_order(self):
        """The order must be paid and of a company of the user."""
        self.check_access("write")
        if self.company_id.id not in self.env.user._get_company_ids():
            raise AccessError(self.env._("This order belongs to another company."))
        if self.state not in ("paid", "done"):
            raise UserError(self.env._("Points are written once the order is paid."))

    def _check_coupon_programs(self, coupon_data):
        """No points for other companies, none at all for cumulative discounts."""
        programs, cards = self.env["loyalty.program"].sudo(), self.env["loyalty.card"].sudo()
        for key, data in clean_coupons(coupon_data).items():
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
