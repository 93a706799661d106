"""Journal entry: back to the act, and no way around it."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..trusted import ACT_MIRROR, is_trusted

OF_BILLS = ("loyalty_price_line_id", "loyalty_estimate_line_id")
LINKS = frozenset({"loyalty_act_id", "loyalty_cost_session_id", *OF_BILLS})


def document(comodel, string, **terms):
    """A link from an entry to the document that made it: kept by us, and for good."""
    kept = {"readonly": True, "copy": False, "index": "btree_not_null", "ondelete": "restrict"}
    return fields.Many2one(comodel, string=string, **kept, **terms)


class AccountMove(models.Model):
    """Entries of acts and of sold cards belong to their document."""

    _inherit = "account.move"

    loyalty_act_id = document("loyalty.act", "Card Act")
    loyalty_cost_session_id = document("pos.session", "Cost of Cards Sold in Shift")
    loyalty_price_line_id = document(
        "purchase.order.line",
        "Price of Cards Ordered",
        help="Order line of cards whose price, by a bill, this entry settles.",
    )
    loyalty_estimate_line_id = document(
        "purchase.order.line",
        "Cards Received, Not Invoiced",
        help="Order line of cards that this entry books before their bill, or takes back.",
    )

    def action_view_loyalty_act(self):
        """Open the act behind the entry."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "loyalty.act",
            "res_id": self.loyalty_act_id.id,
            "view_mode": "form",
        }

    def write(self, vals):
        """An entry stays with the document that made it."""
        for name in LINKS & set(vals):
            if not self.env.su and self.filtered(lambda move, name=name: move[name]):
                raise AccessError(self.env._("An entry of cards stays with its document."))
        return super().write(vals)

    def _loyalty_refuse(self):
        """A posted entry of cards changes by its document only."""
        for move in self.filtered(lambda move: move.state == "posted"):
            if move.loyalty_cost_session_id:
                raise UserError(
                    self.env._("This is the cost of cards sold in a shift; it follows the stock.")
                )
            if any(move[name] for name in OF_BILLS):
                raise UserError(
                    self.env._("This entry follows from a bill of cards; change the bill instead.")
                )
            if move.loyalty_act_id:
                raise UserError(
                    self.env._(
                        "%(entry)s belongs to card act %(act)s. Reverse the act instead.",
                        entry=move.name,
                        act=move.loyalty_act_id.name,
                    )
                )

    def button_draft(self):
        self._loyalty_refuse()
        return super().button_draft()

    def _reverse_moves(self, default_values_list=None, cancel=False):
        if not is_trusted(self.env, ACT_MIRROR):
            self._loyalty_refuse()
        return super()._reverse_moves(default_values_list, cancel)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_card_act(self):
        self._loyalty_refuse()
