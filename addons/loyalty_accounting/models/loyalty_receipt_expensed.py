"""Cards to give away that are an expense when they come (IAS 38.69): pieces without a value.

Quantities, numbers and acts are as ever; the bill goes to the expense, stock holds nothing.
"""

from dataclasses import replace

from odoo import fields, models

from ..money import to_minor
from ..posting import ratio_half_up
from ..trusted import AS_BOUGHT, is_trusted, trusted


class LoyaltyAccountingPolicy(models.Model):
    """A parameter like the others, kept here beside what it does."""

    _inherit = "loyalty.accounting.policy"

    free_stock = fields.Selection(
        selection=[
            ("inventory", "Stock until handed out"),
            ("expense_on_receipt", "Expense on receipt"),
        ],
        string="Cards to Give Away",
        default="inventory",
        required=True,
        tracking=True,
        help="Expense on receipt: the bill is an expense at once (IAS 38.69), the pieces are "
        "counted all the same. Print runs follow the parameters of the day they are ordered.",
    )

    def _parameters(self):
        return replace(super()._parameters(), free_stock=self.free_stock)


class LoyaltyMediumBatch(models.Model):
    """Settled with the numbers: all runs of an order line are alike, and so is its bill."""

    _inherit = "loyalty.medium.batch"

    expensed = fields.Boolean(
        string="Expensed on Receipt",
        readonly=True,
        copy=False,
        help="By the parameters of the day the run was ordered: the bill is an expense at once, "
        "the cards lie in stock without a value.",
    )

    def action_order(self):
        drafts = self.filtered(lambda batch: batch.state == "draft")
        result = super().action_order()
        for batch in drafts:
            batch._keep({"expensed": batch._loyalty_to_expense()})
        return result

    def _loyalty_to_expense(self):
        """What the order line has said already, else what the parameters say today."""
        line = self.sudo().purchase_line_id
        if line._loyalty_runs() - self or line._loyalty_bill_lines():
            return line._loyalty_expensed()
        return self.purpose == "free" and line._loyalty_policy_expenses(
            self.company_id, self.program_id
        )

    def _loyalty_bought_minor(self, count):
        """What ``count`` cards cost when bought, in minor units; None where stock says it."""
        if not self.expensed:
            return None
        moves = self.sudo().purchase_line_id._loyalty_moves("is_in")
        pieces = round(sum(move._get_valued_qty() for move in moves))
        whole = sum(to_minor(self.currency_id, move._loyalty_bought()) for move in moves)
        return ratio_half_up(whole * count, pieces) if pieces else 0


class PurchaseOrderLine(models.Model):
    """A line is expensed as its runs are, or before there is one as its bill was."""

    _inherit = "purchase.order.line"

    def _loyalty_runs(self):
        """The ordered runs of these lines."""
        runs = self.env["loyalty.medium.batch"].sudo()
        ordered = [("purchase_line_id", "in", self.ids), ("state", "in", ("ordered", "received"))]
        return runs.search(ordered)

    def _loyalty_bill_lines(self):
        """Posted bill lines of these lines."""
        return self.sudo().invoice_lines.filtered(lambda line: line.parent_state == "posted")

    def _loyalty_expensed(self):
        """Are the cards of this line an expense on receipt?"""
        runs = self._loyalty_runs()
        if runs or not self:
            return bool(runs[:1].expensed)
        billed = self._loyalty_bill_lines()
        if billed:
            return billed[:1].account_id == self._loyalty_expense_account()
        is_free = self.product_id._loyalty_stock_role(self.company_id) == "MAT"
        return is_free and self._loyalty_policy_expenses(self.company_id)

    def _loyalty_policy_expenses(self, company, program=None):
        """Do the parameters of today make cards to give away an expense on receipt?"""
        today = fields.Date.context_today(self)
        policy = self.env["loyalty.accounting.policy"]._in_force(company, today, program)
        return policy.free_stock == "expense_on_receipt"

    def _loyalty_expense_account(self):
        """The account of cards given away."""
        return self.env["loyalty.account.role"]._account(self.company_id, "EXP")


class AccountMoveLine(models.Model):
    """The bill of cards expensed on receipt."""

    _inherit = "account.move.line"

    def _compute_account_id(self):
        result = super()._compute_account_id()
        for line in self.filtered("purchase_line_id"):
            ordered = line.purchase_line_id._loyalty_cards()
            if line.move_id.is_purchase_document() and ordered and ordered._loyalty_expensed():
                line.account_id = ordered._loyalty_expense_account()
        return result


class StockMove(models.Model):
    """What comes in without a value, although it was bought."""

    _inherit = "stock.move"

    def _loyalty_comes_expensed(self):
        """Is this the receipt of cards expensed on receipt?"""
        line = self.purchase_line_id._loyalty_cards()
        return bool(line) and self.product_id == line.product_id and line._loyalty_expensed()

    def _get_value_data(self, *args, **kwargs):
        data = super()._get_value_data(*args, **kwargs)
        as_bought = is_trusted(self.env, AS_BOUGHT)
        if data["value"] and not as_bought and self._loyalty_comes_expensed():
            data = {**data, "value": 0, "description": self.env._("Expensed on receipt")}
        return data

    def _loyalty_bought(self, at_date=False):
        """What the cards cost, by bills and order, also where stock gives them no value."""
        return trusted(self, AS_BOUGHT)._get_value(at_date=at_date)
