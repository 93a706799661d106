"""Taking a posted act back by its mirror."""

from odoo import Command, fields, models
from odoo.exceptions import UserError

from ..trusted import ACT_MIRROR, trusted


class LoyaltyAct(models.Model):
    """The mirror has its own number, the operation date of the original and its amounts.

    The cards go back to *handed out, act pending* at the value they left with, and into a new
    draft of their day: a card that is out stands in an act.
    """

    _inherit = "loyalty.act"

    def action_reverse(self):
        """Reverse posted acts as a whole; opens the mirrors."""
        self._check_accountant()
        self.check_access("write")
        self._lock()
        mirrors = self.browse()
        for act in self:
            if act.state != "posted" or act.reversal_of_id:
                raise UserError(
                    self.env._("%s is not a posted act that can be reversed.", act.name)
                )
            shop = act._at_shop()
            mirrors |= (
                shop._reverse_issuance() if act.type == "issuance" else shop._reverse_operation()
            )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Reversal"),
            "res_model": "loyalty.act",
            "view_mode": "list,form" if len(mirrors) > 1 else "form",
            "res_id": mirrors.id if len(mirrors) == 1 else False,
            "domain": [("id", "in", mirrors.ids)],
        }

    def _reverse_issuance(self):
        """The mirror of one act, posted."""
        self.ensure_one()
        self._check_cards_issued()
        cards = self.line_ids.medium_id
        self.line_ids.open = False
        self.line_ids.flush_recordset(["open"])
        mirror = self._create_mirror()
        mirror._take_number()
        mirror._move_back()
        mirror._post_mirror_entries()
        self._set_place(self.company_id.loyalty_pending_location_id)
        mirror._close()
        self.state = "reversed"
        self._draft_cards(cards)
        return mirror

    def _check_cards_issued(self):
        """The cards still lie where this act put them, and no other act did since."""
        place = self.company_id.loyalty_issued_location_id
        gone = self.line_ids.filtered(
            lambda line: not line.open or line.medium_id.location_id != place
        )
        if gone:
            raise UserError(
                self.env._(
                    "These cards are not at “%(place)s” by this act any more: %(cards)s",
                    place=place.name,
                    cards=", ".join(gone.medium_id.mapped("masked_number")),
                )
            )

    def _create_mirror(self):
        """A draft with the same cards and negative amounts."""
        mirror = self.create(
            {
                "type": self.type,
                "company_id": self.company_id.id,
                "warehouse_id": self.warehouse_id.id,
                "operation_date": self.operation_date,
                "posting_date": self._first_open_day(fields.Date.context_today(self)),
                "reversal_of_id": self.id,
                "parameters": self.parameters,
                "amount_posted": -self.amount_posted,
            }
        )
        mirror.line_ids = [Command.create(line) for line in self.line_ids._mirrored()]
        return mirror

    def _move_back(self):
        """The pieces return to *act pending* at the value they left with."""
        original = self.reversal_of_id
        place = self.company_id.loyalty_issued_location_id
        moves = {
            line.move_id.lot_ids: line.move_id
            for line in original.picking_ids.move_ids.move_line_ids
        }
        quantities, reversed_moves = {}, {}
        for batch in self.line_ids.batch_id:
            own = self.line_ids.filtered(lambda line, batch=batch: line.batch_id == batch)
            quantities[batch, place] = len(own)
            reversed_moves[batch] = moves[batch.lot_id]
        pickings = self.env["stock.picking"].with_context(force_period_date=self.posting_date)
        picking = pickings._loyalty_transfer(
            self.company_id,
            quantities,
            self.company_id.loyalty_pending_location_id,
            self.name,
            reversed_moves,
        )
        self._link(picking)

    def _post_mirror_entries(self):
        """Our entries of the original, reversed on the accounts they were posted to."""
        own = self.reversal_of_id.account_move_ids.filtered(lambda move: not move.stock_move_ids)
        values = {"date": self.posting_date, "ref": self.name, "loyalty_act_id": self.id}
        reverse = trusted(own, ACT_MIRROR)._reverse_moves([values] * len(own))
        reverse._post(soft=False)
