"""Booking a judged sale in the journal of discounts."""

from odoo import models

from ..claim.asked import condition_kinds
from ..engine import to_scaled


class PosOrder(models.Model):
    """The journal holds what the buyer really got."""

    _inherit = "pos.order"

    def _loyalty_book_sale(self, judgement, case):
        """Journal entries for every discount of ours."""
        place = self._loyalty_entry_place(judgement)
        entries = [
            {**place, **self._loyalty_entry(judgement, line, part)}
            for line in self.lines.filtered(lambda line: line.uuid in case["granted"])
            for part in line._granted_parts(case)
        ]
        self.env["loyalty.discount.entry"].sudo().create(entries)

    def _loyalty_entry(self, judgement, line, part):
        """What one journal entry says; ``part`` holds program, level, percent, minor units."""
        unit = 10**self.currency_id.decimal_places
        return {
            "order_line_id": line.id,
            "line_uuid": line.uuid,
            "product_id": line.product_id.id,
            "program_id": part["program"],
            "tier_id": part["level"],
            "reason": part["reason"],
            "conditions": condition_kinds(judgement.snapshot_id._content(), part["program"]),
            "percent": (part["percent"] or 0) / 10**4,
            "units": part["units"],
            "quantity": line.qty,
            "base_amount": part["base_minor"] / unit,
            "amount": part["amount_minor"] / unit,
            "price_basis": line._price_basis(),
        }

    def _loyalty_entry_place(self, judgement):
        """Where, when and by whom an entry came about."""
        wall = self._loyalty_wall(judgement.moment)
        return {
            "day": wall["date"],
            "hour": wall["minute"] // 60,
            "judgement_id": judgement.id,
            "order_id": self.id,
            "medium_id": judgement.medium_id.id,
            "presented": judgement.presented,
            "partner_id": self.partner_id.id or judgement.medium_id.partner_id.id,
            "currency_id": self.currency_id.id,
            "moment": judgement.moment,
            "config_id": self.config_id.id,
            "warehouse_id": self.config_id.picking_type_id.warehouse_id.id,
            "employee_id": self.employee_id.id,
            "user_id": self.user_id.id,
            "company_id": self.company_id.id,
        }


class PosOrderLine(models.Model):
    """What a line's discount consists of."""

    _inherit = "pos.order.line"

    def _granted_parts(self, case):
        """The engine's parts if they explain the discount to the unit, else one open part."""
        self.ensure_one()
        granted = case["granted"][self.uuid]
        decided = (case["decision"] or {"lines": []})["lines"]
        parts = [part for line in decided if line["id"] == self.uuid for part in line["parts"]]
        if sum(part["amount_minor"] for part in parts) == granted:
            given = [part for part in parts if part["amount_minor"]]
            return [{**part, "reason": part["effect"]} for part in given]
        return [self._open_part(granted, parts)]

    def _open_part(self, granted, parts):
        """A discount the engine does not explain; its program is named if there is only one."""
        exponent = self.currency_id.decimal_places
        base = to_scaled(self.price_unit * self.qty * (1 - self.discount_manual / 100), exponent)
        programs = {part["program"] for part in parts}
        return {
            "program": programs.pop() if len(programs) == 1 else False,
            "level": False,
            "percent": granted * 10**6 // base if base else 0,
            "base_minor": base,
            "amount_minor": granted,
            "units": 0,
            "reason": "unexplained",
        }
