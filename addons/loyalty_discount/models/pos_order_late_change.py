"""Changes behind the till: a paid and judged receipt that somebody edits."""

from odoo import api, models
from odoo.exceptions import UserError

from .transaction_mark import mark, marked

MAKING = "making_orders"

WATCHED = frozenset(
    {
        "discount",
        "discount_manual",
        "loyalty_card_number",
        "order_id",
        "price_unit",
        "product_id",
        "qty",
        "refunded_orderline_id",
        "tax_ids",
    }
)


class PosOrder(models.Model):
    """A paid receipt stays paid."""

    _inherit = "pos.order"

    @api.model_create_multi
    def create(self, vals_list):
        with marked(self.env, MAKING):  # lines that come with their receipt change none
            return super().create(vals_list)

    def write(self, vals):
        if "state" in vals and not vals["state"]:
            raise UserError(self.env._("A receipt always has a state."))
        return super().write(vals)

    def _loyalty_judged(self):
        """``{order: judgement}`` of those that are paid and were judged."""
        paid = self.filtered(lambda order: order.state not in ("draft", "cancel"))
        judgements = {order: self.env["loyalty.judgement"]._of_order(order) for order in paid}
        return {order: judgement for order, judgement in judgements.items() if judgement}

    def _loyalty_report_late_change(self, **params):
        """Report these orders, each once, if they were judged."""
        for order, judgement in self._loyalty_judged().items():
            self.env["loyalty.mismatch"]._report(
                order.sudo(),
                "tampered",
                "changed_after_payment",
                judgement_id=judgement.id,
                params={**params, "user": self.env.uid},
            )


class PosOrderLine(models.Model):
    """What a receipt granted never changes; an edit of its lines leaves a difference."""

    _inherit = "pos.order.line"

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        if not mark(self.env, MAKING):
            lines._report_late_change(["new"], lines.order_id)
        return lines

    def write(self, vals):
        names = sorted(WATCHED & set(vals))
        if not names:
            return super().write(vals)
        before, orders = self._watched_values(names), self.order_id
        result = super().write(vals)
        after = self._watched_values(names)
        changed = self.filtered(lambda line: before[line.id] != after[line.id])
        if changed:
            changed._report_late_change(names, orders)
        return result

    def _watched_values(self, names):
        return {line.id: [line[name] for name in names] for line in self}

    def _report_late_change(self, names, orders):
        """Report those of ``orders`` that were judged."""
        orders._loyalty_report_late_change(fields=names, lines=self.mapped("uuid"))


class PosPayment(models.Model):
    """Money of a paid receipt pays for nothing else, and less of it leaves a difference."""

    _inherit = "pos.payment"

    def write(self, vals):
        if not {"pos_order_id", "amount"} & set(vals):
            return super().write(vals)
        orders = self.pos_order_id
        moved = orders.filtered(lambda order: order.id != vals.get("pos_order_id", order.id))
        if moved._loyalty_judged():
            raise UserError(self.env._("A payment stays with the receipt that it paid."))
        before = {payment: payment.amount for payment in self}
        result = super().write(vals)
        if any(payment.amount < amount for payment, amount in before.items()):
            orders._loyalty_report_late_change(fields=["payment_ids"])
        return result

    def unlink(self):
        self.pos_order_id._loyalty_report_late_change(fields=["payment_ids"])
        return super().unlink()
