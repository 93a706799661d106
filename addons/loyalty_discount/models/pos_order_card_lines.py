"""Cards sold and returned on an order."""

from odoo import fields, models

from ..claim.parse import parse_claim


class PosOrder(models.Model):
    """A sold number leaves the drawer for good; a paid order is never refused for it."""

    _inherit = "pos.order"

    def _loyalty_sell_cards(self):
        """Activate the cards sold on this order and take back the returned ones. Idempotent."""
        self.ensure_one()
        lines = self.lines.filtered(lambda line: line._is_card_line())
        sold = lines.filtered(lambda line: line.qty > 0 and not line.refunded_orderline_id)
        self._loyalty_sell_lines(sold)
        self._loyalty_return_lines(lines.filtered("refunded_orderline_id"))

    def _loyalty_sell_lines(self, lines):
        done = lines.browse()
        for line in lines:
            medium = self.env["loyalty.medium"]._find_number(
                line.loyalty_card_number, self.company_id
            )
            if medium.issue_line_id == line:
                continue
            for code in line._card_sale_problems(medium):
                self._loyalty_report_card(line, medium, code)
            if medium.state == "stock":
                medium._set_state("active", self.name)
                medium._sell_on(line)
                done |= line
        if done:
            sold = done._sold_mediums()
            sold._on_sold(done)
            moment = self._loyalty_moment(parse_claim(self.loyalty_claim or None)[0], [])
            for medium in sold:
                medium._count_early_receipts(moment)

    def _loyalty_return_lines(self, lines):
        done = lines.browse()
        for line in lines:
            medium = line.refunded_orderline_id._sold_mediums()
            if medium.state not in ("active", "blocked"):
                continue
            if line.qty >= 0 or medium.company_id != self.company_id:
                self._loyalty_report_card(line, medium, "card_not_returned")
                continue
            if medium.state == "active" and not medium._is_used():
                medium._take_back(self.name)
            else:
                medium._set_state("void", self.name)
            done |= line
            medium._on_returned(line)

    def _loyalty_report_card(self, line, medium, code):
        self.env["loyalty.mismatch"]._report(
            self,
            "card",
            code,
            params={"line": line.uuid, "card": medium.masked_number or None},
        )


class PosOrderLine(models.Model):
    """The line of a card."""

    _inherit = "pos.order.line"

    def _sold_mediums(self):
        """The cards these lines sold."""
        lines = self.filtered(lambda line: line._is_card_line())
        return self.env["loyalty.medium"].sudo().search([("issue_line_id", "in", lines.ids)])

    def _card_sale_problems(self, medium):
        """Codes of what is wrong with selling ``medium`` on this line."""
        self.ensure_one()
        if not self.loyalty_card_number:
            return ["card_number_missing"]
        if not medium:
            return ["card_unknown"]
        if medium.state != "stock":
            return ["card_already_sold"]
        checks = {
            "card_other_shop": not medium._is_in_shop(self.order_id.config_id),
            "card_wrong_purpose": medium.purpose != "sale",
            "card_wrong_product": medium.product_id not in (self.product_id, self.product_id[:0]),
            "card_quantity": self.qty != 1,
        }
        return [code for code, is_wrong in checks.items() if is_wrong]


class LoyaltyMedium(models.Model):
    """What a sale writes on the card."""

    _inherit = "loyalty.medium"

    def _sell_on(self, line):
        """Note the sale on ``line``; the holder form waits in a message if there is one."""
        self.ensure_one()
        order = line.order_id
        self.write(
            {
                "issued_at": fields.Datetime.now(),
                "issue_ground": "sale",
                "issue_session_id": order.session_id.id,
                "issue_order_id": order.id,
                "issue_line_id": line.id,
                "issue_employee_id": order.employee_id.id,
                "issue_user_id": order.user_id.id,
            }
        )
        self._join(self.env["res.partner"])
        form = self.env["loyalty.medium.message"].search(
            [
                ("kind", "=", "sale"),
                ("state", "=", "applied"),
                ("order_uuid", "=", order.uuid),
                ("number", "=", self.number),
                ("company_id", "=", self.company_id.id),
            ],
            limit=1,
        )
        if form:
            self._take_holder(form)
