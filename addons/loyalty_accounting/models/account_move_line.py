"""Line of a bill of cards: the input VAT on it, deducted or part of the cost."""

from odoo import fields, models

from ..money import to_minor
from ..posting import InputTax, allocate


class AccountMoveLine(models.Model):
    """A tax without an account is booked where the goods are: it is part of what they cost."""

    _inherit = "account.move.line"

    loyalty_role = fields.Char(
        string="Card Role",
        readonly=True,
        help="The role that the account played when a card act posted the line.",
    )

    def write(self, vals):
        """What an act posted is not typed."""
        if not self.env.su and "loyalty_role" in vals:
            vals = {name: vals[name] for name in vals if name != "loyalty_role"}
        return super().write(vals)

    def _loyalty_input_tax(self):
        """The ``InputTax`` of one line; lines of one tax share its amount to the cent."""
        self.ensure_one()
        currency = self.company_id.currency_id
        sums = {True: 0, False: 0}
        taxes = self.tax_ids.flatten_taxes_hierarchy()
        for entry in self.move_id.line_ids.filtered(lambda line: line.tax_line_id in taxes):
            tax, is_cost = entry.tax_line_id, entry.account_id == self.account_id
            shared = self.move_id.invoice_line_ids.filtered(
                lambda line, tax=tax: tax in line.tax_ids.flatten_taxes_hierarchy()
            )
            if is_cost:
                shared = shared.filtered(lambda line: line.account_id == self.account_id)
            weights = [abs(to_minor(currency, line.balance)) for line in shared]
            parts = allocate(abs(to_minor(currency, entry.balance)), weights)
            sums[is_cost] += dict(zip(shared, parts, strict=True)).get(self, 0)
        return InputTax(sums[False], sums[True])

    def _loyalty_cost_minor(self):
        """What the cards of one line cost: net, and the input VAT inside their cost."""
        net = abs(to_minor(self.company_id.currency_id, self.balance))
        return net + self._loyalty_capitalised_minor()

    def _loyalty_deducted_minor(self):
        """Deducted input VAT of one line."""
        return self._loyalty_input_tax().deducted

    def _loyalty_capitalised_minor(self):
        """Input VAT inside the cost of one line."""
        return self._loyalty_input_tax().capitalised
