"""What the server found about a paid order: stored once, replayed never."""

import logging
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ConcurrencyError
from odoo.fields import Domain
from odoo.service.model import PG_CONCURRENCY_EXCEPTIONS_TO_RETRY

from .transaction_mark import SETTLING, keep, once

_logger = logging.getLogger(__name__)

PRESENTED = [
    ("swipe", "Swiped"),
    ("scan", "Scanned"),
    ("tap", "Tapped"),
    ("keyed", "Typed"),
    ("customer", "Without card"),
]

PASSED_ON = (ConcurrencyError, *PG_CONCURRENCY_EXCEPTIONS_TO_RETRY)
CRON_BATCH = 200
#: So many attempts come with every run; then the managers are told, and one comes a day.
ATTEMPTS_MAX = 20
REST = timedelta(days=1)


class LoyaltyJudgement(models.Model):
    """One judgement per order uuid: basket, facts and decision, so that nothing is recomputed."""

    _name = "loyalty.judgement"
    _description = "Loyalty Judgement"
    _order = "id desc"
    order_uuid = fields.Char(required=True, readonly=True)
    order_id = fields.Many2one(
        "pos.order", readonly=True, index="btree_not_null", ondelete="set null"
    )
    company_id = fields.Many2one("res.company", required=True, readonly=True, index=True)
    config_id = fields.Many2one("pos.config", string="Point of Sale", readonly=True)
    session_id = fields.Many2one("pos.session", readonly=True)
    state = fields.Selection(
        selection=[("to_judge", "To judge"), ("judged", "Judged")], required=True, readonly=True
    )
    moment = fields.Datetime(readonly=True, help="When payment was asked for, by the till.")
    judged_at = fields.Datetime(readonly=True)
    snapshot_id = fields.Many2one("loyalty.snapshot", readonly=True, ondelete="restrict")
    medium_id = fields.Many2one(
        "loyalty.medium",
        string="Card",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    presented = fields.Selection(
        selection=PRESENTED, string="Card Was", readonly=True, help="How the member was named."
    )
    entry_ids = fields.One2many("loyalty.discount.entry", "judgement_id", string="What Was Given")
    # Some of these are long: each is read where it is asked for.
    basket = fields.Json(readonly=True, prefetch=False)
    facts = fields.Json(readonly=True, prefetch=False)
    decision = fields.Json(readonly=True, prefetch=False)
    problems = fields.Json(readonly=True, prefetch=False)
    spend = fields.Json(
        readonly=True,
        prefetch=False,
        help="Qualifying spend in minor units by program and line.",
    )
    points = fields.Json(
        readonly=True, prefetch=False, help="Points given, what came of them, and by line."
    )
    coupons = fields.Json(
        readonly=True,
        prefetch=False,
        help="Points of core's programs: core's answer, and what was booked by line.",
    )
    error = fields.Text(readonly=True)
    attempts = fields.Integer(readonly=True)

    _once = models.Constraint("UNIQUE (order_uuid)", "This order has been judged already.")
    _to_judge_index = models.Index("(id) WHERE state = 'to_judge'")

    @api.depends("order_id", "order_uuid")
    def _compute_display_name(self):
        for judgement in self:
            judgement.display_name = judgement.order_id.name or judgement.order_uuid

    @api.model
    def _of_order(self, order):
        """The judgement of ``order``, or nothing."""
        same = Domain("order_uuid", "=", order.uuid) | Domain("order_id", "in", order.ids)
        asked = ["state", "judged_at", "attempts", "coupons"]
        return once(
            self.env,
            SETTLING,
            ("judgement", order.id),
            lambda: self.sudo().search_fetch(same, asked, limit=1),
        )

    @api.model
    def _store(self, order, values, judgement):
        """Write the judgement of ``order``: ``judgement`` if it has one, else a new one."""
        values = {
            "order_id": order.id,
            "order_uuid": order.uuid,
            "company_id": order.company_id.id,
            "config_id": order.config_id.id,
            "session_id": order.session_id.id,
            **values,
        }
        if judgement:
            judgement.write(values)
        else:
            judgement = self.sudo().create(values)
        keep(self.env, SETTLING, ("judgement", order.id), judgement)
        return judgement

    @api.model
    def _park(self, order, error):
        """Remember that ``order`` is still to be judged, and why it could not be now."""
        known = self._of_order(order)
        values = {"error": str(error)[:2000], "attempts": known.attempts + 1}
        judgement = self._store(order, {"state": "to_judge", **values}, known)
        if values["attempts"] == ATTEMPTS_MAX:
            said = {"judgement_id": judgement.id, "params": {"error": values["error"]}}
            self.env["loyalty.mismatch"]._report(order, "unjudged", "too_many_attempts", **said)
        return judgement

    @api.model
    def _cron_judge(self):
        """Judge what is left, the oldest first; each order is kept, whatever happens to the next.

        What failed too often waits a day each time: the managers were told.
        """
        cron, rested = self.env["ir.cron"], fields.Datetime.now() - REST
        is_due = Domain("attempts", "<", ATTEMPTS_MAX) | Domain("write_date", "<", rested)
        waiting = self.sudo().search(
            Domain("state", "=", "to_judge") & Domain("order_id", "!=", False) & is_due,
            order="id",
            limit=CRON_BATCH,
        )
        for done, judgement in enumerate(waiting, 1):
            judgement._settle_alone()
            if not cron._commit_progress(1, remaining=len(waiting) - done):
                return

    def _settle_alone(self):
        """Judge this order; one that meets a sale at the same moment is tried the next time."""
        try:
            self.order_id._loyalty_settle()
            self.env.flush_all()
        except PASSED_ON:
            self.env.cr.rollback()
            _logger.info("Order %s met a sale and is judged the next time", self.order_uuid)

    def action_judge_again(self):
        """Judge waiting orders now (managers)."""
        self.check_access("read")
        self.env["loyalty.mismatch"]._check_manager()
        for judgement in self.sudo().filtered(lambda j: j.state == "to_judge" and j.order_id):
            judgement.order_id._loyalty_settle()
