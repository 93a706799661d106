"""Booking spend on a membership and letting its level follow."""

from odoo import fields, models
from odoo.tools import SQL


class LoyaltyCard(models.Model):
    """All changes of spend and level go through these methods, under ``sudo``."""

    _inherit = "loyalty.card"

    def _lock_memberships(self):
        """Lock the rows in one order, so that two tills can't wait for each other."""
        if self:
            self.env.flush_all()
            self.env.cr.execute(
                SQL(
                    "SELECT id FROM loyalty_card WHERE id IN %s ORDER BY id FOR UPDATE",
                    tuple(self.ids),
                )
            )

    def _book_spend(self, kind, amount, order=None, moment=None, **values):
        """Append one spend entry and let total, visits and level follow.

        ``amount`` is in the program's currency, rounded here; a refund's is negative. Booking
        the same (order, kind) again changes nothing. Returns the entry.
        """
        self.ensure_one()
        self._lock_memberships()
        entries = self.env["loyalty.turnover"].sudo()
        order_uuid = order.uuid if order else values.pop("order_uuid")
        entry = entries.search(
            [
                ("membership_id", "=", self.id),
                ("order_uuid", "=", order_uuid),
                ("kind", "=", kind),
            ]
        )
        if entry:
            return entry
        entry = entries.create(
            {
                "membership_id": self.id,
                "order_uuid": order_uuid,
                "order_id": order.id if order else False,
                "kind": kind,
                "amount": self.currency_id.round(amount),
                "moment": moment or fields.Datetime.now(),
                **values,
            }
        )
        self._follow_entry(entry)
        return entry

    def _follow_entry(self, entry):
        """Total, visits and level after ``entry``."""
        card = self.sudo()
        card.write(
            {
                "turnover": card.currency_id.round(card.turnover + entry.amount),
                "visits": card.visits + (1 if entry.kind == "sale" else 0),
            }
        )
        reason = {"refund": "refund", "sale": "spend"}.get(entry.kind, "manual")
        card._follow_spend(reason, entry.moment, entry.order_id, entry.reason)

    def _follow_spend(self, reason, moment, order=None, note=""):
        """Set the level that spend and granted level give; log the change if there is one."""
        self.ensure_one()
        earned = self.program_id._earned_tier(self.turnover)
        floor = self.floor_tier_id
        level = floor if floor.rank > earned.rank else earned
        if level == self.tier_id:
            return
        self.env["loyalty.tier.change"].sudo().create(
            {
                "membership_id": self.id,
                "from_tier_id": self.tier_id.id,
                "to_tier_id": level.id,
                "moment": moment,
                "reason": reason,
                "note": note,
                "order_id": order.id if order else False,
            }
        )
        self.sudo().tier_id = level

    def _grant_level(self, tier, note):
        """A manager grants ``tier``: the member keeps at least this level from now on."""
        self.ensure_one()
        self._lock_memberships()
        earned = self.program_id._earned_tier(self.turnover)
        self.sudo().floor_tier_id = tier if tier.rank > earned.rank else False
        self._follow_spend("manual", fields.Datetime.now(), note=note)

    # -- as-of lookups -----------------------------------------------------------------------

    def _known_levels(self, start, end):
        """The levels the server knew for this membership at any time in ``start..end``.

        Times are those of recording, not of the purchase: this answers what a till could have
        been told then.
        """
        self.ensure_one()
        changes = self.sudo().tier_change_ids.sorted("id")
        before = changes.filtered(lambda change: change.create_date < start)
        within = changes.filtered(lambda change: start <= change.create_date <= end)
        if before:
            first = before[-1].to_tier_id
        else:
            first = changes[0].from_tier_id if changes else self.tier_id
        return first | within.to_tier_id

    def _spend_known_at(self, moment):
        """``(spend, visits)`` that the server had booked by ``moment``.

        Counted back from the totals, so that the cost does not grow with the history.
        """
        self.ensure_one()
        later = (
            self.env["loyalty.turnover"]
            .sudo()
            .search([("membership_id", "=", self.id), ("create_date", ">", moment)])
        )
        sales = later.filtered(lambda entry: entry.kind == "sale")
        return self.currency_id.round(self.turnover - sum(later.mapped("amount"))), (
            self.visits - len(sales)
        )
