"""Order line of cards: what was received without a bill at the end of a period."""

from dataclasses import replace

from odoo import fields, models

from ..money import to_minor
from ..posting import Receipt
from .purchase_order_price import PURPOSES


class PurchaseOrderLine(models.Model):
    """Odoo values pieces when they come, the ledger when they are billed.

    At the end of a period the difference is booked as received and not invoiced; the bill
    takes it back.
    """

    _inherit = "purchase.order.line"

    def _loyalty_uninvoiced_minor(self, day=None):
        """Value of the cards of one line received by ``day`` that no bill of that day covers."""
        self.ensure_one()
        moves = self._loyalty_moves("is_in", day)
        at_date = day and fields.Datetime.to_datetime(day).replace(hour=23, minute=59, second=59)
        currency, expensed = self.company_id.currency_id, self._loyalty_expensed()
        values = (
            move._loyalty_bought(at_date) if day or expensed else move.value for move in moves
        )
        received = sum(to_minor(currency, value) for value in values)
        return max(received - self._loyalty_billed(day).net_minor, 0)

    def _loyalty_estimated_minor(self, day=None):
        """What is booked through ``day`` as received and not invoiced for one line."""
        self.ensure_one()
        role = self.product_id._loyalty_stock_role(self.company_id)
        role = "EXP" if self._loyalty_expensed() else role
        account = self.env["loyalty.account.role"]._account(self.company_id, role)
        entries = self.env["account.move"].sudo()
        lines = entries.search(
            [("loyalty_estimate_line_id", "=", self.id), ("state", "=", "posted")]
        ).line_ids.filtered(
            lambda line: line.account_id == account and not (day and line.date > day)
        )
        return to_minor(self.company_id.currency_id, sum(lines.mapped("balance")))

    def _loyalty_posted_bills(self):
        """Lines of posted bills and credit notes of one line."""
        return self.sudo().invoice_lines.filtered(lambda line: line.parent_state == "posted")

    def _loyalty_is_open(self, day):
        """Do the bills booked by ``day`` name other cards than came by then, unestimated?"""
        self.ensure_one()
        billed = sum(
            -line.quantity if line.move_type == "in_refund" else line.quantity
            for line in self._loyalty_posted_bills()
            if line.date <= day
        )
        if self.with_context(accrual_entry_date=day).qty_received_at_date == billed:
            return False
        uninvoiced = self._loyalty_uninvoiced_minor(day)
        return not uninvoiced or uninvoiced != self._loyalty_estimated_minor(day)

    def _loyalty_estimate(self, day):
        """Book on ``day`` what came without a bill; a second time nothing is left to book.

        What later bills cover is taken back on their days.
        """
        for line in self._loyalty_cards():
            first = line.company_id._loyalty_first_open_day(day)
            due = line._loyalty_uninvoiced_minor(first) - line._loyalty_estimated_minor(first)
            line._loyalty_post_estimate(due, line.order_id, first)
            for bill in line._loyalty_posted_bills().move_id.sorted("date"):
                if bill.date > first:
                    line._loyalty_end_estimate(bill, bill.date)

    def _loyalty_end_estimate(self, bill, day=None):
        """The bill takes back the estimate of what it covers, by what is known on ``day``."""
        for line in self:
            estimated = line._loyalty_estimated_minor(day)
            rest = min(estimated, line._loyalty_uninvoiced_minor(day))
            line._loyalty_post_estimate(rest - estimated, bill, bill.date)

    def _loyalty_post_estimate(self, minor, document, day):
        """Dr stock / Cr received, not invoiced; the other way round below zero."""
        if not minor:
            return
        day = self.company_id._loyalty_first_open_day(day)
        runs = self.env["loyalty.medium.batch"].sudo()
        program = runs.search([("purchase_line_id", "=", self.id)], limit=1).program_id
        policies = self.env["loyalty.accounting.policy"].sudo()
        policy = policies._in_force(self.company_id, day, program)
        purpose = PURPOSES[self.product_id._loyalty_stock_role(self.company_id)]
        free_stock = "expense_on_receipt" if self._loyalty_expensed() else "inventory"
        terms = replace(policy._parameters(), free_stock=free_stock)
        event = Receipt(day, terms, purpose, minor)
        self._loyalty_post_entries(event, document, "uninvoiced", "loyalty_estimate_line_id")
