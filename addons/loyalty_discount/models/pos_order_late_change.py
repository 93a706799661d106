"""Changes behind the till: a paid and judged receipt that somebody edits."""

from odoo import models

WATCHED = frozenset(
    {"product_id", "qty", "price_unit", "discount", "discount_manual", "loyalty_card_number"}
)


class PosOrderLine(models.Model):
    """What a receipt granted never changes; an edit of its lines leaves a difference."""

    _inherit = "pos.order.line"

    def write(self, vals):
        names = sorted(WATCHED & set(vals))
        before = self._watched_values(names) if names else {}
        result = super().write(vals)
        if names:
            after = self._watched_values(names)
            changed = self.filtered(lambda line: before[line.id] != after[line.id])
            changed._report_late_change(names)
        return result

    def _watched_values(self, names):
        return {line.id: [line[name] for name in names] for line in self}

    def _report_late_change(self, names):
        """Report edited lines of judged orders, once per order."""
        for order in self.order_id.filtered(lambda order: order.state not in ("draft", "cancel")):
            judgement = self.env["loyalty.judgement"]._of_order(order)
            if judgement:
                lines = self.filtered(lambda line, order=order: line.order_id == order)
                self.env["loyalty.mismatch"]._report(
                    order.sudo(),
                    "tampered",
                    "changed_after_payment",
                    judgement_id=judgement.id,
                    params={"fields": names, "lines": lines.mapped("uuid"), "user": self.env.uid},
                )
