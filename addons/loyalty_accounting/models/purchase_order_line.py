"""Order line of cards: what came, what was billed, and what a price change moves on."""

from contextlib import contextmanager
from typing import NamedTuple

from odoo import fields, models

from ..money import to_minor
from ..posting import BillLine, InputTax, billed

# A change of these values the receipts anew.
VALUED = frozenset({"price_unit", "product_qty", "product_uom"})


class CardPrices(NamedTuple):
    """Minor units: what came in by these order lines, what stock is worth, what returns cost.

    ``returns`` is what the supplier credited for cards sent back, and the carrying cost of
    those not credited yet.
    """

    received: int
    value: int
    returns: int


class PurchaseOrderLine(models.Model):
    """Odoo books a whole bill on stock; cards that left before it take their share along."""

    _inherit = "purchase.order.line"

    def _loyalty_cards(self):
        """The lines of cards that Odoo values perpetually, in companies set up for them."""
        return self.filtered(
            lambda line: (
                line.product_id.loyalty_card_ok
                and line.company_id.sudo().loyalty_journal_id
                and line.product_id.with_company(line.company_id).valuation == "real_time"
            )
        )

    def _loyalty_moves(self, direction, at_date=None):
        """Done moves of these lines that are ``is_in`` or ``is_out``, in their order."""
        moves = self.sudo().move_ids.filtered(
            lambda move: (
                move.state == "done"
                and move[direction]
                and move.product_id == move.purchase_line_id.product_id
                and not (at_date and fields.Date.context_today(move, move.date) > at_date)
            )
        )
        return moves.sorted(lambda move: (move.date, move.id))

    def _loyalty_billed(self, at_date=None, measure="_loyalty_cost_minor"):
        """What the posted bills say about the cards of one line, as the core reads them.

        :param str measure: the method of a bill line that gives the amount asked for
        """
        self.ensure_one()
        lines = self.sudo().invoice_lines.filtered(
            lambda line: line.parent_state == "posted" and not (at_date and line.date > at_date)
        )
        return billed(
            round(self.product_uom_qty),
            self._loyalty_pieces("is_in", at_date),
            self._loyalty_pieces("is_out", at_date),
            [
                BillLine(
                    round(line.quantity),
                    getattr(line, measure)(),
                    line.move_type == "in_refund",
                )
                for line in lines.sorted(lambda line: (line.date, line.id))
            ],
        )

    def _loyalty_billed_tax(self):
        """``(InputTax, cards)``: what bills say, less credits, of the cards they are for."""
        parts = [
            self._loyalty_billed(measure=measure)
            for measure in ("_loyalty_deducted_minor", "_loyalty_capitalised_minor")
        ]
        return InputTax(*(max(part.net_minor, 0) for part in parts)), parts[0].quantity

    def _loyalty_pieces(self, direction, at_date=None):
        """Cards that came, or that were sent back."""
        moves = self._loyalty_moves(direction, at_date)
        return round(sum(move._get_valued_qty() for move in moves))

    # -- a price that changes ----------------------------------------------------------------

    def _loyalty_prices(self):
        """``{(company, product): CardPrices}`` of these lines."""
        self.env.flush_all()
        found = {}
        for line in self:
            key = (line.company_id, line.product_id)
            found.setdefault(key, self.browse())
            found[key] |= line
        return {key: lines._loyalty_prices_of(*key) for key, lines in found.items()}

    def _loyalty_prices_of(self, company, product):
        """The figures of lines of one product."""
        currency = company.currency_id
        product.invalidate_recordset(["total_value"])
        self.env["stock.lot"].invalidate_model(["total_value"])
        incoming = self._loyalty_moves("is_in")
        return CardPrices(
            sum(to_minor(currency, move.value) for move in incoming),
            to_minor(currency, product.sudo().with_company(company).total_value),
            sum(line._loyalty_returns_minor() for line in self),
        )

    def _loyalty_returns_minor(self):
        """Credited for cards sent back, and carrying cost of those not credited yet.

        The bill of cards expensed on receipt never touched stock, its credit doesn't either.
        """
        if self._loyalty_expensed():
            return 0
        bills, currency = self._loyalty_billed(), self.company_id.currency_id
        sent = self._loyalty_pieces("is_out")
        cost = sum(to_minor(currency, move.value) for move in self._loyalty_moves("is_out"))
        waiting = round(cost * (sent - bills.returned) / sent) if sent else 0
        return bills.returned_minor + waiting

    def write(self, vals):
        """Odoo values a receipt anew when the price of its order changes, billed or not."""
        lines = self.browse()
        if not VALUED.isdisjoint(vals):
            lines = self._loyalty_cards().filtered(lambda line: line._loyalty_moves("is_in"))
        today = fields.Date.context_today(self)
        with lines._loyalty_price_change(lines.order_id[:1], today):
            result = super().write(vals)
        for line in lines:
            if line._loyalty_estimated_minor():
                line._loyalty_estimate(today)
        return result

    @contextmanager
    def _loyalty_price_change(self, document, day):
        """Let the body change bills, receipts or returns of these lines; then post what follows.

        :param document: the bill, or the transfer, that the entries name
        :param day: the day of the entries, or the first open one after it
        """
        if not self:
            yield
            return
        before = self._loyalty_prices()
        yield
        self._loyalty_moves("is_in").with_company(self.company_id)._set_value()
        for key, after in self._loyalty_prices().items():
            lines = self.filtered(lambda line, key=key: (line.company_id, line.product_id) == key)
            lines._loyalty_post_change(before[key], after, document, day)
