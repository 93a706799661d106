"""Close of the month: register, stock, valued stock and ledger on its last day."""

from datetime import datetime, time

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..registers.moves import card_moves

STOCK = ("MAT", "GDS")
LAST = time(23, 59, 59)


class LoyaltyMonthClose(models.TransientModel):
    """The figures that must agree, one row per stock account of cards."""

    _inherit = "loyalty.month.close"

    def _figures(self):
        """Values of one row per stock account of cards, on the last day.

        What stock and ledger have on different days, such as an act of the month that was posted
        later, counts on the day of the ledger.
        """
        products = self.env["product.product"].with_company(self.company_id)
        cards = products.search([("loyalty_card_ok", "=", True), ("tracking", "=", "lot")])
        roles = {role: products.browse() for role in STOCK}
        for card in cards:
            roles[card._loyalty_stock_role(self.company_id)] |= card
        for role, own in roles.items():
            account = self.env["loyalty.account.role"]._account(self.company_id, role)
            pieces, value = self._valued(own)
            yield {
                "account_id": account.id,
                "numbers": self._numbers(own),
                "pieces": pieces,
                "value": value,
                "balance": self._balance(account),
            }

    def _valued(self, products):
        """Pieces and value that Odoo has in stock, with its moves on the days of the ledger."""
        past = self.date_to < fields.Date.context_today(self)
        end = datetime.combine(self.date_to, LAST)
        own = products.with_context(to_date=fields.Datetime.to_string(end)) if past else products
        own.invalidate_recordset(["total_value"])
        pieces = sum(card._with_valuation_context().qty_available for card in own)
        value = sum(own.mapped("total_value"))
        for move in self._on_another_day(products, end) if past else ():
            sign = 1 if move.is_in else -1
            sign *= 1 if move.date > end else -1
            pieces += sign * move._get_valued_qty()
            value += sign * move.value
        return pieces, value

    def _on_another_day(self, products, end):
        """Valued moves that the last day has on one side and the books on the other.

        They are booked on the day of their entry; at no value, without one, on that of their act.
        """
        entry, act = (
            Domain(path, "!=", False) for path in ("account_move_id", "picking_id.loyalty_act_id")
        )
        booked, posted = (
            Domain(path, "<=", self.date_to)
            for path in ("account_move_id.date", "picking_id.loyalty_act_id.posting_date")
        )
        is_booked = (entry & booked) | (~entry & act & posted)
        is_done = Domain("date", "<=", end)
        return self.env["stock.move"].search(
            Domain("company_id", "=", self.company_id.id)
            & Domain("product_id", "in", products.ids)
            & Domain("state", "=", "done")
            & (Domain("is_in", "=", True) | Domain("is_out", "=", True))
            & (entry | act)
            & ((is_booked & ~is_done) | (~is_booked & is_done))
        )

    def _numbers(self, products):
        """Numbers the register has at valued places now, less what moved in since the day."""
        rows = self.env.execute_query(
            SQL(
                """
                WITH held AS (
                    SELECT id FROM stock_location WHERE usage IN ('internal', 'transit')
                )
                SELECT (SELECT COUNT(*)
                          FROM loyalty_medium card
                          JOIN loyalty_medium_batch run ON run.id = card.batch_id
                         WHERE card.company_id = %(company)s AND run.product_id = ANY(%(products)s)
                           AND card.location_id IN (SELECT id FROM held))
                     - (SELECT COALESCE(SUM(part.quantity
                                            * ((target.id IS NOT NULL)::integer
                                               - (source.id IS NOT NULL)::integer)), 0)
                          FROM (%(moves)s) AS part
                          JOIN loyalty_medium_batch run ON run.id = part.batch_id
                           AND run.product_id = ANY(%(products)s)
                          LEFT JOIN held source ON source.id = part.source_id
                          LEFT JOIN held target ON target.id = part.target_id
                         WHERE part.booked IS NULL OR part.booked > %(end)s)
                """,
                company=self.company_id.id,
                products=products.ids,
                moves=card_moves(self.company_id),
                end=self.date_to,
            )
        )
        return rows[0][0]

    def _balance(self, account):
        """What the ledger says of the account on the last day."""
        domain = [
            ("account_id", "=", account.id),
            ("company_id", "=", self.company_id.id),
            ("parent_state", "=", "posted"),
            ("date", "<=", self.date_to),
        ]
        return self.env["account.move.line"]._read_group(domain, [], ["balance:sum"])[0][0]


class LoyaltyMonthCloseFigure(models.TransientModel):
    """Register, stock, valued stock and ledger of one stock account."""

    _name = "loyalty.month.close.figure"
    _description = "Close of the Month for Cards: Figures"

    close_id = fields.Many2one("loyalty.month.close", required=True, ondelete="cascade")
    currency_id = fields.Many2one(related="close_id.company_id.currency_id")
    account_id = fields.Many2one("account.account", readonly=True)
    numbers = fields.Integer(string="Register", readonly=True)
    pieces = fields.Integer(string="Stock", readonly=True)
    value = fields.Monetary(string="Valued Stock", readonly=True)
    balance = fields.Monetary(string="Ledger", readonly=True)
    agrees = fields.Boolean(compute="_compute_agrees")

    @api.depends("numbers", "pieces", "value", "balance")
    def _compute_agrees(self):
        for figure in self:
            rest = figure.currency_id.compare_amounts(figure.value, figure.balance)
            figure.agrees = figure.numbers == figure.pieces and not rest
