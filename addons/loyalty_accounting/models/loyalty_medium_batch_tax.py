"""Print run: the input VAT of its cards, one by one."""

from odoo import models

from ..posting import CardTaxes, InputTax
from ..ranges import count_through


class LoyaltyMediumBatch(models.Model):
    """What the bills of the order say, spread over the cards of all runs ordered by its line."""

    _inherit = "loyalty.medium.batch"

    def _loyalty_card_taxes(self, spans):
        """``{(first, last): InputTax}`` of ``spans`` of serials.

        The cards of an order line add up to its bills exactly, whatever runs they are in.
        """
        self.ensure_one()
        root = (self.parent_id or self).sudo()
        tax, billed = InputTax(), 0
        if root.purchase_line_id:
            tax, billed = root.purchase_line_id._loyalty_billed_tax()
        if not any(tax):
            return dict.fromkeys(spans, tax)
        place = root._loyalty_place_among_ordered()
        changes = tuple(
            (place(line.first_serial - 1) + 1, place(line.last_serial), line._input_tax_minor())
            for line in root._loyalty_tax_changes()
        )
        taxes = CardTaxes(tax, billed, changes)
        return {(first, last): taxes.of(place(first - 1) + 1, place(last)) for first, last in spans}

    def _loyalty_place_among_ordered(self):
        """A function: how many received cards of the order line go up to a serial of this run."""
        runs = self.search([("purchase_line_id", "=", self.purchase_line_id.id)], order="id")
        earlier = runs.filtered(lambda run: not run.parent_id and run.id < self.id)
        before = sum(sum(run._family().mapped("registered_count")) for run in earlier)
        if sum(self._family().mapped("registered_count")) == self.quantity:
            return lambda serial: before + serial
        received = [span for run in self._family() for span in run._spans()]
        return lambda serial: before + count_through(received, serial)

    def _loyalty_tax_changes(self):
        """Ranges of posted changes of purpose that moved input VAT, in the order of posting."""
        return self.env["loyalty.move.range"].search(
            [
                ("batch_id", "in", self._family().ids),
                ("input_tax", "!=", 0),
                ("act_id.type", "=", "reclassification"),
                ("act_id.state", "=", "posted"),
            ],
            order="id",
        )
