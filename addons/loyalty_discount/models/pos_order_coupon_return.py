"""Returned goods take back the points of core's programs; a returned reward gives them back."""

from odoo import models

from ..claim.coupons import EXPONENT

POINT = 10**EXPONENT


class PosOrder(models.Model):
    """In proportion to the units returned; the last unit takes the remainder."""

    _inherit = "pos.order"

    def _loyalty_return_coupons(self, judgement, refunds):
        """Move the share of every card that the sales of ``refunds`` booked points on."""
        moved = {}
        for sale in {refund.judgement for refund in refunds}:
            returned = [refund for refund in refunds if refund.judgement == sale]
            for row in (sale.coupons or {"booked": []})["booked"]:
                moved[row["card"]] = moved.get(row["card"], 0) + self._loyalty_share(row, returned)
        booked = []
        for card, points in sorted(moved.items()):
            owner = self.env["loyalty.card"].sudo().browse(card).exists()
            if owner and points:
                self._loyalty_move_points(owner, -points / POINT)
                booked.append({"card": card})
        self._loyalty_report_overdrawn(judgement, booked)

    def _loyalty_share(self, row, returned):
        """What of ``row`` goes back with the ``returned`` lines, in millionths of a point."""
        if not row["whole"]:
            return sum(refund.share(row["lines"].get(refund.origin.uuid, 0)) for refund in returned)
        now = {}
        for refund in returned:
            effective = max(min(refund.now, refund.quantity - refund.before), 0)
            now[refund.origin] = now.get(refund.origin, 0) + effective
        earning = self.env["pos.order.line"].search([("uuid", "in", list(row["lines"]))])
        kept = [line for line in earning if self._loyalty_units_left(line) > now.get(line, 0)]
        if kept or not any(now.get(line) for line in earning):
            return 0
        return sum(row["lines"].values())

    def _loyalty_units_left(self, line):
        """Units (scaled) of a sold ``line`` that did not come back before this order."""
        return self._loyalty_scaled(line.qty) - line._returned_by_others(self)
