"""Handing a card out, its holder, and taking it back; called as ``sudo``."""

from odoo import fields, models


class LoyaltyMedium(models.Model):
    """What a message or a sale writes on the card; called as ``sudo``."""

    _inherit = "loyalty.medium"

    def _hand_out(self, message, ground):
        """Note the issue and give the card its membership."""
        self.ensure_one()
        self.write(
            {
                "issued_at": message.moment,
                "issue_ground": ground,
                "issue_session_id": message.session_id.id,
                "issue_employee_id": message.employee_id.id,
                "issue_user_id": message.user_id.id,
            }
        )
        self._join(self.env["res.partner"])
        self._take_holder(message)

    def _join(self, partner):
        """Point the card at the holder's membership, or at a new one."""
        memberships = self.env["loyalty.card"].sudo()
        own = partner and memberships.search(
            [("program_id", "=", self.program_id.id), ("partner_id", "=", partner.id)],
            order="id",
            limit=1,
        )
        own = own or memberships._open_membership(self.program_id, partner)
        self.write({"membership_ids": [fields.Command.set(own.ids)], "partner_id": partner.id})

    def _take_holder(self, message):
        """Write the holder form of ``message`` to a handed-out card."""
        self.ensure_one()
        partner = message._holder_partner()
        if not partner:
            return
        anonymous = self.membership_ids.filtered(lambda card: not card.partner_id)
        self._join_or_name(partner, anonymous)
        message._store_consent(self, partner)

    def _join_or_name(self, partner, anonymous):
        """Join the partner's membership if there is one, else give ours the partner's name."""
        known = (
            self.env["loyalty.card"]
            .sudo()
            .search_count(
                [("program_id", "=", self.program_id.id), ("partner_id", "=", partner.id)], limit=1
            )
        )
        if known and not anonymous.turnover_ids:
            self._join(partner)
            anonymous.action_archive()
        else:
            anonymous.write({"partner_id": partner.id})
            self.partner_id = partner

    def _take_back(self, reason):
        """The card goes back to stock as if it had never been handed out."""
        memberships = self.membership_ids
        self._set_state("stock", reason, going_back=True)
        self.write(
            {
                "membership_ids": [fields.Command.clear()],
                "partner_id": False,
                "issued_at": False,
                "issue_ground": False,
                "issue_session_id": False,
                "issue_order_id": False,
                "issue_line_id": False,
                "issue_employee_id": False,
                "issue_user_id": False,
            }
        )
        memberships.filtered(
            lambda card: not card.medium_ids and not card.turnover_ids
        ).action_archive()
