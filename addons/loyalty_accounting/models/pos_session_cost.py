"""Cost of cards sold at the till, where Odoo itself does not post it.

Odoo posts the cost of POS sales in the session entry of a perpetual company and on the
invoice of an invoiced order. In a periodic company nobody posts it for a receipt, although
the cards' own category is perpetual: we do. What is to be posted is always the difference
between what the stock moves took from the stock account and what is posted already, so that
running it again posts nothing.
"""

from odoo import Command, models

from ..money import to_amount, to_minor
from ..posting import CardSaleCost, post


class PosSession(models.Model):
    """One entry per closing and card product category."""

    _inherit = "pos.session"

    def _loyalty_post_card_cost(self):
        """Post what is missing of the cost of cards sold and returned in this shift."""
        for session in self.sudo():
            session = session.with_company(session.company_id)
            for product in session._loyalty_card_moves().product_id:
                session._loyalty_post_product(product)

    def _loyalty_card_moves(self):
        """Done, valued moves of cards of this shift's orders."""
        pickings = self.order_ids.picking_ids | self.picking_ids.filtered(
            lambda picking: not picking.pos_order_id
        )
        return pickings.move_ids.filtered(
            lambda move: (
                move.state == "done"
                and move.product_id.loyalty_card_ok
                and move.product_id.valuation == "real_time"
                and (move.is_out or move.is_in)
            )
        )

    def _loyalty_post_product(self, product):
        """One entry for the difference of one product, if there is any."""
        currency = self.company_id.currency_id
        moves = self._loyalty_card_moves().filtered(lambda move: move.product_id == product)
        sold = to_minor(currency, sum(moves.filtered("is_out").mapped("value")))
        returned = to_minor(currency, sum(moves.filtered("is_in").mapped("value")))
        posted = self._loyalty_posted_minor(product, moves)
        if posted or product in self.loyalty_cost_move_ids.line_ids.product_id:
            rest = sold - returned - posted
            sold, returned = max(rest, 0), max(-rest, 0)
        odoos = product._get_product_accounts()
        accounts = {"COGS": odoos["expense"], "GDS": odoos["stock_valuation"]}
        name = self.env._("Cost of cards sold, %s", self.name)
        for entry in post(CardSaleCost(self._loyalty_entry_date(), "ledger", sold, returned)):
            self._loyalty_post_entry(entry, accounts, name, product_id=product.id)

    # -- what is posted already, net, in minor units ------------------------------------------

    def _loyalty_posted_minor(self, product, moves):
        """Net cost of ``product`` that core or we have posted for this shift."""
        amount = (
            self._loyalty_posted_by_session(moves)
            + self._loyalty_posted_by_late_invoicing(product, moves)
            + self._loyalty_posted_by_invoices(product, moves)
            + self._loyalty_posted_by_us(product)
        )
        return to_minor(self.company_id.currency_id, amount)

    def _loyalty_posted_by_session(self, moves):
        """What core's session entry carries: a perpetual company's receipts.

        A receipt that was invoiced only after the shift is one of them.
        """
        if self.company_id.inventory_valuation != "real_time":
            return 0
        late = self._loyalty_late_entries().reversed_pos_order_id
        at_once = self.order_ids.filtered("is_invoiced") - late
        later = self.order_ids.filtered("shipping_date")
        covered = moves.filtered(lambda move: move.picking_id.pos_order_id not in at_once | later)
        return self._loyalty_net_value(covered)

    def _loyalty_late_entries(self):
        """Entries by which core takes receipts out of the session entry, to invoice them late."""
        return self.env["account.move"].search(
            [("reversed_pos_order_id", "in", self.order_ids.ids), ("state", "=", "posted")]
        )

    def _loyalty_posted_by_late_invoicing(self, product, moves):
        """What those entries carry, as it stands in the ledger: core adds the cost once more.

        Their lines name no product: what several products share is split by value.
        """
        amount = 0
        stock = product._get_product_accounts()["stock_valuation"]
        for entry in self._loyalty_late_entries():
            order = entry.reversed_pos_order_id
            alike = order.picking_ids.move_ids.filtered(
                lambda move: move.product_id._get_product_accounts()["stock_valuation"] == stock
            )
            whole = self._loyalty_net_value(alike)
            own = self._loyalty_net_value(alike & moves)
            carried = -sum(
                entry.line_ids.filtered(lambda line: line.account_id == stock).mapped("balance")
            )
            amount += carried * own / whole if whole else 0
        return amount

    def _loyalty_posted_by_invoices(self, product, moves):
        """What invoices of this shift's orders carry; one that joins shifts counts its share."""
        amount = 0
        for invoice in self.order_ids.account_move.filtered(lambda move: move.state == "posted"):
            orders = invoice.pos_order_ids
            cost = -sum(
                invoice.line_ids.filtered(
                    lambda line: (
                        line.display_type == "cogs"
                        and line.product_id == product
                        and line.account_id == product._get_product_accounts()["stock_valuation"]
                    )
                ).mapped("balance")
            )
            if cost and orders.session_id != self:
                own = moves.filtered(
                    lambda move, orders=orders: move.picking_id.pos_order_id in orders
                )
                cost = self._loyalty_net_value(own)
            amount += cost
        return amount

    def _loyalty_posted_by_us(self, product):
        """What our own entries of this shift carry."""
        lines = self.loyalty_cost_move_ids.filtered(lambda move: move.state == "posted").line_ids
        stock = product._get_product_accounts()["stock_valuation"]
        return -sum(
            lines.filtered(
                lambda line: line.product_id == product and line.account_id == stock
            ).mapped("balance")
        )

    def _loyalty_net_value(self, moves):
        """What the moves took from stock, less what they brought back."""
        out, back = moves.filtered("is_out"), moves.filtered("is_in")
        return sum(out.mapped("value")) - sum(back.mapped("value"))

    def _loyalty_post_entry(self, entry, accounts, name, **values):
        """One entry of the posting core for this shift.

        :param accounts: ``{role: account}``
        :param name: what its lines are called
        :param values: more of each line
        """
        currency = self.company_id.currency_id
        move = self.env["account.move"].create(
            {
                "move_type": "entry",
                "journal_id": self.company_id.loyalty_journal_id.id,
                "company_id": self.company_id.id,
                "date": entry.operation_date,
                "ref": self.name,
                "loyalty_cost_session_id": self.id,
                "line_ids": [
                    Command.create(
                        {
                            "account_id": accounts[line.role].id,
                            "name": name,
                            "tax_ids": [],
                            "debit": to_amount(currency, line.debit_minor),
                            "credit": to_amount(currency, line.credit_minor),
                            **values,
                        }
                    )
                    for line in entry.lines
                ],
            }
        )
        move._post(soft=False)
