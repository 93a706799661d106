"""A manager's badge or PIN at the till, checked by the server."""

import hmac
import uuid
from datetime import timedelta

from odoo import api, fields, models

from ..claim.facts import clean_id
from ..claim.parse import APPROVED
from ..claim.text import clean_text

#: After so many wrong badges or PINs at one till nobody approves there for a while.
WRONG_MAX = 5
WRONG_WINDOW = timedelta(minutes=10)
ATTACH = "attached"


class LoyaltyException(models.Model):
    """Approvals: who may give them, how they are asked for."""

    _inherit = "loyalty.exception"

    @api.model
    def approve(self, config_id, request):
        """Let a manager approve one thing on one receipt (docs/contracts.md, 10).

        :param config_id: the till
        :param dict request: ``order`` (uuid), ``reason``, ``employee`` (the cashier), the card by
            its id (``medium``) or ``number``, and what the manager showed: ``badge``, or
            ``manager`` (id) with ``pin``
        :return: ``{"state": "approved", "uuid", "manager", "name"}``, or ``{"state": "refused",
            "code"}`` with ``wrong_pin``, ``no_manager``, ``too_many`` or ``bad_request``
        :raise AccessError: for a user who is no cashier or a till of another company
        """
        config = self.env["loyalty.medium"]._checked_config(config_id)
        request = request if isinstance(request, dict) else {}
        order = clean_text(request.get("order"))
        reason = request.get("reason")
        if not order or reason not in (*APPROVED, ATTACH):
            return {"state": "refused", "code": "bad_request"}
        if self._wrong_lately(config) >= WRONG_MAX:
            return {"state": "refused", "code": "too_many"}
        cashier = self._employee(request.get("employee"), config)
        manager, code = self._shown_manager(request, config)
        if code:
            self._note(
                config,
                "wrong_pin",
                {"outcome": "refused", "order_uuid": order, "employee_id": cashier.id},
            )
            return {"state": "refused", "code": code}
        row = self._note(
            config,
            reason,
            {
                "outcome": "approved",
                "order_uuid": order,
                "employee_id": cashier.id,
                "approver_id": manager.id,
                "uuid": str(uuid.uuid4()),
            },
        )
        row._approve_card(self._asked_card(request, config), manager)
        return {
            "state": "approved",
            "uuid": row.uuid,
            "manager": manager.id,
            "name": manager.name,
        }

    @api.model
    def _asked_card(self, request, config):
        """The card of the request, of the till's company only."""
        mediums = self.env["loyalty.medium"].sudo()
        number = clean_text(request.get("number"))
        if number:
            return mediums._find_number(number, config.company_id)
        medium = mediums.browse(clean_id(request.get("medium")) or 0).exists()
        return medium.filtered(lambda one: one.company_id == config.company_id)

    def _approve_card(self, medium, manager):
        """The approval holds for ``medium``; until the receipt is paid the last one counts."""
        if self.order_id or self.medium_id == medium:
            return
        self.write(
            {
                "medium_id": medium.id,
                "partner_id": medium.partner_id.id,
                "program_id": medium.program_id.id,
                "approver_id": manager.id,
            }
        )

    @api.model
    def _shown_manager(self, request, config):
        """``(manager, code)``: who showed badge or PIN, or why it is nobody."""
        badge, pin = clean_text(request.get("badge")), clean_text(request.get("pin"))
        employees = self.env["hr.employee"].sudo()
        if badge:
            found = employees.search(
                [("barcode", "=", badge), ("company_id", "=", config.company_id.id)], limit=1
            )
        else:
            found = self._employee(request.get("manager"), config)
            known = found.pin or ""
            if not pin or not hmac.compare_digest(known.encode(), pin.encode()):
                return employees, "wrong_pin"
        if not found:
            return employees, "wrong_pin"
        return (found, None) if self._may_approve(found, config) else (employees, "no_manager")

    @api.model
    def _employee(self, value, config):
        """The employee of the till's company with this id, or nobody."""
        employee = self.env["hr.employee"].sudo().browse(clean_id(value) or 0).exists()
        return employee.filtered(lambda one: one.company_id == config.company_id)

    @api.model
    def _may_approve(self, employee, config):
        """Whether `employee` is a manager at the till, as the till itself says it."""
        group = config.group_pos_manager_id or self.env.ref("point_of_sale.group_pos_manager")
        has_role = employee in config.sudo().advanced_employee_ids
        return has_role or group in employee.user_id.all_group_ids

    @api.model
    def _wrong_lately(self, config):
        since = fields.Datetime.now() - WRONG_WINDOW
        return self.sudo().search_count(
            [
                ("config_id", "=", config.id),
                ("reason", "=", "wrong_pin"),
                ("moment", ">=", since),
            ]
        )
