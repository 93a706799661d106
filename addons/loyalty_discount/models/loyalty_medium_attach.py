"""Attaching a receipt at the till (docs/contracts.md, 11)."""

from odoo import api, models

from ..claim.text import clean_text
from .loyalty_exception_approval import ATTACH


class LoyaltyMedium(models.Model):
    """The till's way to attach a receipt; the back office has its wizard."""

    _inherit = "loyalty.medium"

    @api.model
    def attach_receipt(self, config_id, request):
        """Count a paid receipt for the account of a card that is shown later.

        :param config_id: the till at which it is asked
        :param dict request: ``order`` (uuid), ``number``, ``presented``, ``reason``, ``employee``
            and ``approval`` (uuid of a manager's approval, see contract 10)
        :return: ``{"state": "applied"}`` or ``{"state": "refused", "code"}``
        :raise AccessError: for a user who is no cashier or a till of another company
        """
        config = self._checked_config(config_id)
        request = request if isinstance(request, dict) else {}
        cards = self.sudo().with_company(config.company_id)
        number = clean_text(request.get("number"))
        # What no rule accepts, a payment number above all, is never searched for.
        rule = cards._number_rule(number, request.get("presented"), config.company_id)
        medium = cards._find_number(number, config.company_id) if rule else None
        if not medium:
            return {"state": "refused", "code": "no_card"}
        order = cards._order_to_attach(request, config)
        code = "not_paid" if not order else medium._attach(order, request, config)
        return {"state": "refused", "code": code} if code else {"state": "applied"}

    @api.model
    def _order_to_attach(self, request, config):
        """The receipt of the request, of the till's company only."""
        return self.env["pos.order"].search(
            [
                ("uuid", "=", clean_text(request.get("order")) or "-"),
                ("company_id", "=", config.company_id.id),
            ],
            limit=1,
        )

    def _attach(self, order, request, config):
        """Attach as far as the cashier may; answer a code, or None when done."""
        register = self.env["loyalty.exception"]
        employee = register._employee(request.get("employee"), config)
        approval = register.sudo().search(
            [
                ("uuid", "=", clean_text(request.get("approval")) or "-"),
                ("order_uuid", "=", order.uuid),
                ("reason", "=", ATTACH),
                ("outcome", "=", "approved"),
                ("medium_id", "=", self.id),
            ],
            limit=1,
        )
        if self.program_id.desk_attach_by == "manager" and not approval:
            if not self.env.user.has_group("point_of_sale.group_pos_manager"):
                return "not_allowed"
        contacts = employee.work_contact_id | employee.user_id.partner_id
        contacts = contacts or self.env.user.partner_id
        if self.program_id.desk_own == "refuse" and self.partner_id & contacts:
            return "own_card"
        note = {"employee_id": employee.id, "user_id": self.env.uid}
        return order._loyalty_attach(self, clean_text(request.get("reason")), note)
