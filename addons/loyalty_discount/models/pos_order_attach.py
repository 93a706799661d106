"""A paid receipt that counts for a member later: the purchase only, once, never a discount."""

from odoo import fields, models
from odoo.tools import SQL

from .pos_order_spend import spend_of

#: A receipt in one of these states is paid.
PAID = ("paid", "done", "invoiced")


class PosOrder(models.Model):
    """Attaching a receipt; everything a sale with the card would have counted, and no more."""

    _inherit = "pos.order"

    def _loyalty_attach(self, medium, reason, note):
        """Count this receipt for the account of ``medium``; answer a code, or None when done.

        :param reason: in the words of whoever attaches it
        :param dict note: more fields of the row in the exceptions register
        """
        self.ensure_one()
        order = self.sudo().with_company(self.company_id)
        judgement = self.env["loyalty.judgement"]._of_order(order)
        judgement._lock_rows()
        code = order._loyalty_refuse_attach(judgement, medium, reason)
        if code:
            return code
        order._loyalty_count_for(judgement, medium)
        self.env["loyalty.exception"]._note(
            order.config_id,
            "attached",
            {
                "outcome": "flagged",
                "order_uuid": order.uuid,
                "order_id": order.id,
                "medium_id": medium.id,
                "partner_id": medium.partner_id.id,
                "program_id": medium.program_id.id,
                "note": reason,
                **note,
            },
        )
        return None

    def _loyalty_count_for(self, judgement, medium):
        """Count what of this judged receipt was kept for the account of ``medium``."""
        judgement.write({"medium_id": medium.id, "attached_at": fields.Datetime.now()})
        back = self._loyalty_units_back()
        counted = self._loyalty_count(medium, judgement.moment)
        judgement.spend = spend_of(counted)
        self._loyalty_book_spend(judgement, medium, judgement.moment, counted, back)

    def _loyalty_refuse_attach(self, judgement, medium, reason):
        """Why this receipt can't count for ``medium``, or None."""
        days = medium.program_id.desk_attach_days
        today = self.config_id._loyalty_day(fields.Datetime.now())
        refusals = (
            ("reason_missing", not reason),
            ("other_company", medium.company_id != self.company_id),
            ("not_paid", self.state not in PAID),
            ("not_judged", judgement.state != "judged"),
            ("no_card", medium._status_at(self.config_id) != "ok"),
            ("is_return", self._loyalty_keeps_nothing()),
            ("already_counted", judgement.medium_id or self._loyalty_is_counted()),
            ("too_late", judgement and (today - self._loyalty_paid_on(judgement)).days > days),
            ("never", not days),
        )
        return next((code for code, holds in refusals if holds), None)

    def _loyalty_paid_on(self, judgement):
        return self.config_id._loyalty_day(judgement.moment)

    def _loyalty_keeps_nothing(self):
        """Whether this is a return, or every piece of goods of it came back."""
        if self.lines.refunded_orderline_id:
            return True
        back = self._loyalty_units_back()
        goods = self._loyalty_sale_lines()
        return bool(goods) and all(back[line] >= self._loyalty_scaled(line.qty) for line in goods)

    def _loyalty_units_back(self):
        """Units (scaled) of each line that judged orders brought back."""
        return {line: line._returned_by_others(self) for line in self.lines}

    def _loyalty_is_counted(self):
        """Whether a membership counts this receipt."""
        turnover = self.env["loyalty.turnover"].sudo()
        return bool(turnover.search_count([("order_uuid", "=", self.uuid)], limit=1))


class LoyaltyJudgement(models.Model):
    """The judgement of a receipt that was attached later."""

    _inherit = "loyalty.judgement"

    attached_at = fields.Datetime(
        readonly=True, help="When the receipt was attached to the card; it only counts as spend."
    )

    def _touch(self):
        """Make whoever attaches this sale meanwhile read again what came back of it."""
        self.env.cr.execute(
            SQL("UPDATE loyalty_judgement SET state = state WHERE id IN %s", tuple(self.ids))
        )

    def _lock_rows(self):
        """Lock, so that two people can't attach one receipt twice."""
        if self:
            self.flush_recordset()
            self.env.cr.execute(
                SQL("SELECT id FROM loyalty_judgement WHERE id IN %s FOR UPDATE", tuple(self.ids))
            )
            self.invalidate_recordset()
