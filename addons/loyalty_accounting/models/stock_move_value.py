"""Value of card moves: the last card clears the cents."""

from odoo import api, fields, models

from ..money import to_amount
from ..trusted import OWN_MOVE, is_trusted


class StockMove(models.Model):
    """Odoo values each move by itself: quantity times average cost, or its share of a receipt.

    The value of the rest is not rounded, so that many small moves would let the ledger drift
    from it. A card move takes the difference of the rounded values before and after instead:
    the ledger then always equals the rounded value of what is left.
    """

    _inherit = "stock.move"

    def _set_value(self, correction_quantity=None):
        result = super()._set_value(correction_quantity=correction_quantity)
        if not correction_quantity:
            self._loyalty_clear_cents()
        self._loyalty_cost_nothing()
        return result

    def _loyalty_cost_nothing(self):
        """Cards that came back at nil value into an empty stock cost nothing when they leave.

        Odoo keeps the former average cost where the new one is zero.
        """
        nil = self.filtered(
            lambda move: move.is_in and not move.value and move.product_id.loyalty_card_ok
        )
        for move in nil:
            product = move.product_id.with_company(move.company_id).sudo()
            if product.cost_method == "average" and not product._run_avco()[0]:
                product.with_context(disable_auto_revaluation=True).standard_price = 0.0

    def _should_create_account_move(self):
        """Cards without a value leave and come without an entry of zeros."""
        worth = self.value or not self.product_id.loyalty_card_ok
        return bool(worth) and super()._should_create_account_move()

    def _get_value_from_account_move(self, quantity, at_date=None):
        """Received cards cost what their bills say, to the cent.

        Odoo takes every credit note for cards that never came; ours may be for cards sent back,
        which are no part of the price of the others, or for the price.
        """
        line = self.purchase_line_id._loyalty_cards()
        if not line or self.product_id != line.product_id:
            return super()._get_value_from_account_move(quantity, at_date=at_date)
        bills = line._loyalty_billed(fields.Date.to_date(at_date) if at_date else None)
        earlier = sum(
            move._get_valued_qty()
            for move in line._loyalty_moves("is_in")
            if (move.date, move.id) < (self.date, self.id)
        )
        own = min(bills.quantity - earlier, quantity)
        if own <= 0:
            return {"value": 0, "quantity": 0, "description": False}
        currency = line.company_id.currency_id
        first, last = (
            to_amount(currency, round(bills.net_minor * count / bills.quantity))
            for count in (earlier, earlier + own)
        )
        return {
            "value": last - first,
            "quantity": own,
            "description": self.env._("By the bills of %s", line.order_id.display_name),
        }

    def _get_account_move_line_vals(self):
        """A reversed act takes its cost off the account it was put on, not today's.

        The cards come back to the account on which Odoo values them now: an account with value
        on it is never replaced, so that nothing was left on the old one.
        """
        values = super()._get_account_move_line_vals()
        posted = self.origin_returned_move_id.account_move_id.line_ids
        if is_trusted(self.env, OWN_MOVE) and posted:
            spent = posted.filtered(
                lambda line: line.product_id == self.product_id and line.debit > 0
            )
            for line in values:
                if line["credit"] and spent:
                    line["account_id"] = spent[:1].account_id.id
        return values

    def _loyalty_give_values(self, values):
        """Value incoming moves as a document says: ``{print run: value}``, natively by hand."""
        for batch, value in values.items():
            for move in self.filtered(lambda move, lot=batch.lot_id: move.lot_ids == lot):
                self.env["product.value"].sudo().create(
                    {
                        "move_id": move.id,
                        "value": value,
                        "company_id": move.company_id.id,
                        "description": move.origin or move.picking_id.origin,
                    }
                )

    def _loyalty_clear_cents(self):
        """Value outgoing card moves so that no fraction of a cent stays behind, by any method."""
        taken = {}
        for move in self.filtered(
            lambda move: move.product_id.loyalty_card_ok and move.state != "done" and move._is_out()
        ):
            currency, values = move.company_id.currency_id, []
            for lot, quantity in move._loyalty_valued_pieces():
                before = taken.get((move.product_id, lot), 0)
                taken[move.product_id, lot] = before + quantity
                rests = [
                    move._loyalty_value_left(lot, gone) for gone in (before, before + quantity)
                ]
                known = None not in rests
                values.append(
                    currency.round(rests[0]) - currency.round(rests[1]) if known else None
                )
            if values and None not in values:
                move.value = sum(values)

    def _loyalty_valued_pieces(self):
        """``(lot, pieces)`` of this outgoing move; no lot where lots are not valued apart."""
        if not self.product_id.lot_valuated:
            return [(self.env["stock.lot"], self._get_valued_qty())]
        return [(line.lot_id, line.quantity_product_uom) for line in self._get_out_move_lines()]

    def _loyalty_value_left(self, lot, gone):
        """Value of what stays in stock, of ``lot`` if given, when ``gone`` pieces have left.

        None where that is less than nothing: Odoo's own value must do.
        """
        product = self.product_id.with_company(self.company_id)
        owner = lot.with_company(self.company_id) or product
        stock = product.with_context(lot_id=lot.id) if lot else product
        left = stock._with_valuation_context().qty_available - gone
        if left < 0:
            return None
        if product.cost_method == "fifo":
            return product.with_context(fifo_qty_already_processed=gone)._run_fifo(
                left, lot=lot or None
            )
        return owner.standard_price * left


class StockLot(models.Model):
    """The value of a lot whose cards are on the way between two places."""

    _inherit = "stock.lot"

    @api.depends("product_id.stock_move_ids.value", "standard_price")
    def _compute_value(self):
        """Odoo counts the cards of warehouses only; those on the way are the company's too."""
        cards = self.filtered(lambda lot: lot.lot_valuated and lot.product_id.loyalty_card_ok)
        if cards:
            places = self.env["stock.location"].search([("is_valued_internal", "=", True)])
            super(StockLot, cards.with_context(location=places.ids))._compute_value()
        return super(StockLot, self - cards)._compute_value()
