"""Differences: what a till claimed against what the server found."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from .loyalty_card import QUIET
from .mismatch_table import MismatchTable
from .mismatch_text import explanation

ALARMING = ("engine_drift", "tampered", "program", "overdrawn", "unjudged")


class LoyaltyMismatch(models.Model):
    """A difference with its reason and both decisions; managers look at it and close it.

    Honest reasons come without alarm; engine drift and tampering make an activity.
    """

    _name = "loyalty.mismatch"
    _description = "Difference"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "id desc"

    order_id = fields.Many2one(
        "pos.order", readonly=True, index="btree_not_null", ondelete="set null"
    )
    order_uuid = fields.Char(required=True, readonly=True, index=True)
    judgement_id = fields.Many2one("loyalty.judgement", readonly=True, ondelete="set null")
    reason = fields.Selection(
        selection=[
            ("stale_program", "Outdated program"),
            ("older_facts", "Older card data"),
            ("clock_skew", "Clock of the till"),
            ("engine_drift", "Till and server compute differently"),
            ("price", "Price off the price list"),
            ("tampered", "Changed behind the till"),
            ("card", "Card"),
            ("program", "Program with an error"),
            ("points", "Points"),
            ("overdrawn", "Points overdrawn"),
            ("unjudged", "Not judged yet"),
        ],
        required=True,
        readonly=True,
    )
    code = fields.Char(required=True, readonly=True)
    explanation = fields.Char(string="What Happened", compute="_compute_explanation")
    params = fields.Json(readonly=True)
    program_id = fields.Many2one(
        "loyalty.program", readonly=True, index="btree_not_null", ondelete="set null"
    )
    claimed = fields.Json(readonly=True, help="What the till granted, by line.")
    found = fields.Json(readonly=True, help="What the server finds, by line or as a decision.")
    lines_table = fields.Html(
        string="Line by Line", compute="_compute_tables", sanitize=False, exportable=False
    )
    claim_table = fields.Html(
        string="What the Till Said", compute="_compute_tables", sanitize=False, exportable=False
    )
    amount_claimed = fields.Monetary(string="Granted", readonly=True)
    amount_found = fields.Monetary(string="By the Server", readonly=True)
    amount_difference = fields.Monetary(
        string="Difference", compute="_compute_amount_difference", store=True
    )
    currency_id = fields.Many2one("res.currency", required=True, readonly=True)
    config_id = fields.Many2one("pos.config", string="Point of Sale", readonly=True)
    employee_id = fields.Many2one("hr.employee", string="Cashier", readonly=True)
    user_id = fields.Many2one("res.users", readonly=True)
    moment = fields.Datetime(required=True, readonly=True, index=True)
    company_id = fields.Many2one("res.company", required=True, readonly=True, index=True)
    state = fields.Selection(
        selection=[("open", "Open"), ("closed", "Closed")],
        default="open",
        required=True,
        readonly=True,
    )
    note = fields.Text(help="What was found out.")
    closed_by_id = fields.Many2one("res.users", readonly=True)
    closed_at = fields.Datetime(readonly=True)

    @api.depends("amount_claimed", "amount_found")
    def _compute_amount_difference(self):
        for mismatch in self:
            mismatch.amount_difference = mismatch.amount_claimed - mismatch.amount_found

    @api.depends("code")
    @api.depends_context("lang")
    def _compute_explanation(self):
        for mismatch in self:
            mismatch.explanation = explanation(self.env, mismatch.code)

    @api.depends("claimed", "found", "params")
    @api.depends_context("lang")
    def _compute_tables(self):
        for mismatch in self:
            table = MismatchTable(mismatch)
            mismatch.lines_table = table.by_line()
            mismatch.claim_table = table.claim()

    @api.depends("reason", "order_id.name")
    def _compute_display_name(self):
        names = dict(self._fields["reason"]._description_selection(self.env))
        for mismatch in self:
            source = mismatch.order_id.name or mismatch.order_uuid
            mismatch.display_name = f"{names.get(mismatch.reason)}: {source}"

    @api.model
    def _report(self, order, reason, code, **values):
        """Store a difference of ``order`` once per reason and code; alarm managers if needed."""
        mismatches = self.sudo().with_context(**QUIET)
        known = mismatches.search(
            [("order_uuid", "=", order.uuid), ("reason", "=", reason), ("code", "=", code)],
            limit=1,
        )
        if known:
            return known
        mismatch = mismatches.create(
            {
                "order_id": order.id,
                "order_uuid": order.uuid,
                "reason": reason,
                "code": code,
                "currency_id": order.currency_id.id,
                "config_id": order.config_id.id,
                "employee_id": order.employee_id.id,
                "user_id": order.user_id.id,
                "moment": fields.Datetime.now(),
                "company_id": order.company_id.id,
                **values,
            }
        )
        if reason in ALARMING:
            mismatch._alarm_managers()
        return mismatch

    def _alarm_managers(self):
        """An activity for each manager of the company."""
        managers = self.env.ref("loyalty_discount.group_manager").sudo().all_user_ids
        for manager in managers.filtered(lambda u: self.company_id in u.company_ids and u.active):
            self.with_context(mail_activity_quick_update=True).activity_schedule(
                "mail.mail_activity_data_todo",
                summary=self.display_name,
                user_id=manager.id,
            )

    @api.model
    def _report_program(self, order, judgement, row):
        """Tell the managers of a program in error, once until they have looked at it."""
        program = self.env["loyalty.program"].browse(row["program"]).exists()
        mismatches = self.sudo()
        open_already = mismatches.search_count(
            [
                ("reason", "=", "program"),
                ("program_id", "=", program.id),
                ("company_id", "=", order.company_id.id),
                ("state", "=", "open"),
            ],
            limit=1,
        )
        if not open_already:
            mismatches._report(
                order,
                "program",
                "program_error",
                program_id=program.id,
                judgement_id=judgement.id,
                params=row["params"],
            )

    @api.model
    def _check_manager(self):
        if not self.env.user.has_group("loyalty_discount.group_manager"):
            raise AccessError(self.env._("Only loyalty managers do this."))

    def action_close(self):
        """Close looked-at differences; the note says what was found out."""
        self._check_manager()
        self.check_access("write")
        for mismatch in self:
            if not mismatch.note:
                raise UserError(self.env._("Say in the note what was found out, then close."))
        self.sudo().write(
            {
                "state": "closed",
                "closed_by_id": self.env.uid,
                "closed_at": fields.Datetime.now(),
            }
        )
        self.activity_feedback(["mail.mail_activity_data_todo"])

    def write(self, vals):
        if not self.env.su and set(vals) - {"note", "activity_ids", "message_follower_ids"}:
            raise AccessError(self.env._("Only the note of a difference can be edited."))
        return super().write(vals)
