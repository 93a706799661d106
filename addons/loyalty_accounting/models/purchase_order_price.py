"""Order line of cards: the entries that follow from a price that changed."""

from odoo import Command, models

from ..money import to_amount
from ..posting import Gone, PriceDifference, SupplierReturn, post

PURPOSES = {"MAT": "free", "GDS": "sale"}
# Documents that send cards back to their printer.
SENDS_BACK = ("stock.picking", "loyalty.act")
EXPENSES = {"free": "EXP", "sale": "COGS"}


class PurchaseOrderLine(models.Model):
    """Posted acts and their VAT stay as they are: the difference is of the open period."""

    _inherit = "purchase.order.line"

    def _loyalty_post_change(self, before, after, document, day):
        """Post what the change from ``before`` to ``after`` moves off the stock account.

        What stock has taken of a bill is Odoo's; the rest is of the cards that are gone. What
        a return was credited less than it cost is an expense.
        """
        day = self.company_id._loyalty_first_open_day(day)
        purpose = PURPOSES[self.product_id._loyalty_stock_role(self.company_id)]
        received, value, returns = (new - old for old, new in zip(before, after, strict=True))
        if document._name in SENDS_BACK:
            # Cards go back: they leave both figures, and nothing but their credit is left over.
            received, value, returns = 0, 0, returns + value - received
        if returns:
            event = SupplierReturn(day, purpose, 0, returns)
            self._loyalty_post_entries(event, document, "difference")
        if received != value:
            event = self._loyalty_difference(day, purpose, received, value)
            self._loyalty_post_entries(event, document, "gone")

    def _loyalty_difference(self, day, purpose, received, value):
        """The event of a difference of ``received``, of which stock took ``value``."""
        product = self.product_id.sudo().with_company(self.company_id)
        gone = self._loyalty_gone(purpose)
        return PriceDifference(
            day,
            purpose,
            received,
            max(round(product._with_valuation_context().qty_available), 0),
            tuple(Gone(role, count) for role, count in gone.items()),
            stock_minor=value,
        )

    def _loyalty_gone(self, purpose):
        """``{role: cards}`` that left since the first receipt of these lines, by their account.

        Cards that came back from there are no longer gone.
        """
        first = self._loyalty_moves("is_in")[:1]
        moves = self.env["stock.move"].sudo()
        own = [
            ("product_id", "=", self.product_id.id),
            ("company_id", "=", self.company_id.id),
            ("state", "=", "done"),
            ("date", ">=", first.date),
        ]
        counts = {}
        for direction, end, sign in (
            ("is_out", "location_dest_id", 1),
            ("is_in", "location_id", -1),
        ):
            for move in moves.search([*own, (direction, "=", True)]):
                role = move[end]._loyalty_role(EXPENSES[purpose])
                counts[role] = counts.get(role, 0) + sign * round(move._get_valued_qty())
        found = {role: count for role, count in counts.items() if role and count > 0}
        return found or {EXPENSES[purpose]: 1}

    def _loyalty_post_entries(self, event, document, name, link="loyalty_price_line_id"):
        """Post the entry ``name`` of ``event``; an account that moves to itself has none.

        :param str link: the field by which the entry stays with these lines
        """
        accounts = self.env["loyalty.account.role"]
        for entry in post(event):
            if entry.name != name or entry.carrier != "ledger":
                continue
            lines = [
                (
                    accounts._account(self.company_id, line.role),
                    line.debit_minor - line.credit_minor,
                )
                for line in entry.lines
            ]
            if len({account for account, _minor in lines}) > 1:
                self._loyalty_post_lines(lines, document, entry.operation_date, link)

    def _loyalty_post_lines(self, lines, document, day, link):
        """A journal entry of ``(account, minor units)`` that belongs to ``document``."""
        currency = self.company_id.currency_id
        label = self.env._(
            "Price of %(product)s by %(document)s",
            product=self.product_id.display_name,
            document=document.display_name,
        )
        entry = (
            self.env["account.move"]
            .sudo()
            .create(
                {
                    "move_type": "entry",
                    "journal_id": self.company_id.loyalty_journal_id.id,
                    "company_id": self.company_id.id,
                    "date": day,
                    "ref": document.display_name,
                    link: self[:1].id,
                    "line_ids": [
                        Command.create(
                            {
                                "account_id": account.id,
                                "name": label,
                                "product_id": self.product_id.id,
                                "debit": to_amount(currency, max(minor, 0)),
                                "credit": to_amount(currency, max(-minor, 0)),
                            }
                        )
                        for account, minor in lines
                    ],
                }
            )
        )
        entry._post(soft=False)
        return entry
