"""Journal entry: back to the act, and no way around it."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..trusted import ACT_MIRROR, is_trusted

OF_BILLS = ("loyalty_price_line_id", "loyalty_estimate_line_id")
LINKS = frozenset({"loyalty_act_id", "loyalty_cost_session_id", *OF_BILLS})


class AccountMove(models.Model):
    """Entries of acts and of sold cards belong to their document."""

    _inherit = "account.move"

    loyalty_act_id = fields.Many2one(
        "loyalty.act",
        string="Card Act",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    loyalty_cost_session_id = fields.Many2one(
        "pos.session",
        string="Cost of Cards Sold in Shift",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )

    loyalty_price_line_id = fields.Many2one(
        "purchase.order.line",
        string="Price of Cards Ordered",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="Order line of cards whose price, by a bill, this entry settles.",
    )
    loyalty_estimate_line_id = fields.Many2one(
        "purchase.order.line",
        string="Cards Received, Not Invoiced",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
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
        """Entries of an act change by the act only, those of a shift's cost not at all."""
        if self.filtered(lambda move: move.loyalty_cost_session_id and move.state == "posted"):
            raise UserError(
                self.env._("This is the cost of cards sold in a shift; it follows the stock.")
            )
        if self.filtered(lambda move: move.state == "posted" and any(move[n] for n in OF_BILLS)):
            raise UserError(
                self.env._("This entry follows from a bill of cards; change the bill instead.")
            )
        for move in self.filtered(lambda move: move.loyalty_act_id and move.state == "posted"):
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
