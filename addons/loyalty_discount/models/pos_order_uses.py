"""Counting the uses of programs: each receipt once, by appending."""

from odoo import models


class PosOrder(models.Model):
    """What limits are counted from (``loyalty.use``)."""

    _inherit = "pos.order"

    def _loyalty_book_uses(self, judgement, case):
        """One row for each program that was applied on this receipt."""
        rows = (case["decision"] or {"programs": []})["programs"]
        applied = [row for row in rows if row["state"] == "applied"]
        uses = self.env["loyalty.use"].sudo()
        uses.create([self._loyalty_use(judgement, row, case["granted"]) for row in applied])

    def _loyalty_use(self, judgement, row, granted):
        """A row for one applied program; what it gave is what the engine says it gives."""
        unit = 10**self.currency_id.decimal_places
        return {
            **self._loyalty_use_place(judgement, row["program"]),
            "uses": 1,
            "amount": row["amount_minor"] / unit if granted else 0,
        }

    def _loyalty_use_place(self, judgement, program):
        """Where and by whom a use came about."""
        return {
            "program_id": program,
            "order_uuid": self.uuid,
            "order_id": self.id,
            "medium_id": judgement.medium_id.id,
            "partner_id": judgement.medium_id.partner_id.id,
            "warehouse_id": self.config_id.picking_type_id.warehouse_id.id,
            "day": self.config_id._loyalty_day(judgement.moment),
        }

    def _loyalty_return_uses(self, judgement, reversed_entries):
        """The money that returned goods had been given goes back to the budgets."""
        amounts = {}
        for entry in reversed_entries.filtered("program_id"):
            amounts[entry.program_id.id] = amounts.get(entry.program_id.id, 0) + entry.amount
        if not amounts:
            return
        uses = self.env["loyalty.use"].sudo()
        known = uses.search([("order_uuid", "=", self.uuid)]).program_id.ids
        uses.create(
            [
                {**self._loyalty_use_place(judgement, program), "uses": 0, "amount": amount}
                for program, amount in amounts.items()
                if program not in known
            ]
        )
