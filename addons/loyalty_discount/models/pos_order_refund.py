"""Refunds mirror the sale: spend, level and journal go back in proportion."""

from typing import NamedTuple

from odoo import models

from ..claim.shares import returned_share
from ..engine import to_scaled
from .pos_order_judge import NotYet


class Refund(NamedTuple):
    """One returned line: how much was sold, came back before and comes back now (scaled)."""

    line: object
    origin: object
    judgement: object
    quantity: int
    before: int
    now: int

    def share(self, total):
        """What of ``total`` minor units goes back."""
        return returned_share(total, self.quantity, self.before, self.now)


class PosOrder(models.Model):
    """Refund lines are never evaluated again; the last unit returned takes the remainder."""

    _inherit = "pos.order"

    def _loyalty_refunds(self):
        """The returned lines of this order whose sale was judged.

        Raises :class:`NotYet` while a sale still waits for its judgement. A sale from before
        the programs began has none and gives nothing back.
        """
        refunds, before = [], {}
        for line in self.lines.filtered(lambda line: line.refunded_orderline_id and line.qty < 0):
            origin = line.refunded_orderline_id
            judgement = self.env["loyalty.judgement"]._of_order(origin.order_id)
            if judgement and judgement.state != "judged":
                raise NotYet(f"The sale {origin.order_id.uuid} is not judged yet.")
            if judgement:
                judgement._touch()
                done = before.setdefault(origin, line._returned_before())
                now = self._loyalty_scaled(-line.qty)
                sold = self._loyalty_scaled(origin.qty)
                refunds.append(Refund(line, origin, judgement, sold, done, now))
                before[origin] = done + now
        return refunds

    def _loyalty_unscaled(self, units):
        """A quantity of goods from an integer of :meth:`_loyalty_scaled`."""
        return units / 10 ** self.env["decimal.precision"].precision_get("Product Unit")

    def _loyalty_scaled(self, quantity):
        """A quantity as an integer at the precision of *Product Unit*."""
        exponent = self.env["decimal.precision"].precision_get("Product Unit")
        return to_scaled(quantity, exponent)

    def _loyalty_book_refunds(self, judgement, refunds):
        """Negative spend and reversed journal entries; changed refunds are reported."""
        reversals = self.env["loyalty.discount.entry"]
        for refund in refunds:
            reversals |= self._loyalty_reverse_entries(judgement, refund)
        self._loyalty_return_uses(judgement, reversals)
        self._loyalty_return_points(judgement, refunds)
        self._loyalty_return_coupons(judgement, refunds)
        self._loyalty_book_negative_spend(judgement, refunds)
        self._loyalty_report_refunds(
            judgement, "refund_changed", [r for r in refunds if r.line._differs_from_origin()]
        )
        self._loyalty_report_refunds(
            judgement, "returned_twice", [r for r in refunds if r.before + r.now > r.quantity]
        )

    def _loyalty_report_refunds(self, judgement, code, refunds):
        """One difference with an alarm for ``refunds`` that took more than was sold."""
        if refunds:
            self._loyalty_report(
                judgement,
                "tampered",
                code,
                {r.line.uuid: r.line.discount_engine_minor for r in refunds},
                {r.line.uuid: r.share(r.origin.discount_engine_minor) for r in refunds},
                params={"lines": [r.line.uuid for r in refunds]},
            )

    def _loyalty_reverse_entries(self, judgement, refund):
        """Take back what the journal says the returned units got; answers the new entries."""
        unit = 10**self.currency_id.decimal_places
        journal = self.env["loyalty.discount.entry"].sudo()
        origins = journal.search(
            [("line_uuid", "=", refund.origin.uuid), ("origin_id", "=", False)], order="id"
        )
        return journal.create(
            [
                {
                    **self._loyalty_entry_place(judgement),
                    "order_line_id": refund.line.id,
                    "line_uuid": refund.line.uuid,
                    "product_id": entry.product_id.id,
                    "program_id": entry.program_id.id,
                    "tier_id": entry.tier_id.id,
                    "medium_id": entry.medium_id.id,
                    "presented": entry.presented,
                    "partner_id": entry.partner_id.id,
                    "origin_id": entry.id,
                    "reason": "return",
                    "conditions": entry.conditions,
                    "percent": entry.percent,
                    "quantity": refund.line.qty,
                    "base_amount": -refund.share(round(entry.base_amount * unit)) / unit,
                    "amount": -refund.share(round(entry.amount * unit)) / unit,
                    "price_basis": entry.price_basis,
                }
                for entry in origins
            ]
        )


class PosOrderLine(models.Model):
    """A returned line and what it returns."""

    _inherit = "pos.order.line"

    def _returned_before(self):
        """Units of the same sale that judged orders brought back before this one (scaled)."""
        return self.refunded_orderline_id._returned_by_others(self.order_id)

    def _returned_by_others(self, order):
        """Units of this sold line that judged orders other than ``order`` brought back (scaled)."""
        others = self.refund_orderline_ids.filtered(lambda line: line.order_id != order)
        judged = (
            self.env["loyalty.judgement"]
            .sudo()
            .search(
                [("order_uuid", "in", others.order_id.mapped("uuid")), ("judged_at", "!=", False)]
            )
        )
        known = others.filtered(lambda line: line.order_id.uuid in judged.mapped("order_uuid"))
        return order._loyalty_scaled(-sum(known.mapped("qty")))

    def _differs_from_origin(self):
        """True if the goods come back dearer than they were sold, by more than one minor unit."""
        origin = self.refunded_orderline_id
        price, sold = (line.price_unit * (1 - line.discount / 100) for line in (self, origin))
        more = (price - sold) * -self.qty - 1 / 10**self.currency_id.decimal_places
        return self.currency_id.compare_amounts(more, 0) > 0
