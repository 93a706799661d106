"""Booking a judged sale: discounts journal and qualifying spend."""

from odoo import models

from ..engine import to_scaled

PREPAID = ("gift_card", "ewallet")


class PosOrder(models.Model):
    """The journal holds what the buyer really got; spend is what was really paid."""

    _inherit = "pos.order"

    def _loyalty_book_sale(self, judgement, case):
        """Journal entries for every discount of ours, and spend on the card's memberships."""
        entries = [
            self._loyalty_entry(judgement, line, part)
            for line in self.lines.filtered(lambda line: line.uuid in case["granted"])
            for part in line._granted_parts(case)
        ]
        self.env["loyalty.discount.entry"].sudo().create(entries)
        spend = self._loyalty_spend_by_line()
        judgement.spend = spend
        amount = self._loyalty_spend_to_book(judgement, sum(spend.values()))
        if not spend or not case["medium"]:
            return
        for membership in case["medium"].membership_ids.sorted("id"):
            membership._book_spend(
                "sale",
                amount,
                order=self,
                moment=case["moment"],
                config_id=self.config_id.id,
                quantity=sum(self._loyalty_sale_lines().mapped("qty")),
            )

    def _loyalty_entry(self, judgement, line, part):
        """One journal entry; ``part`` holds program, level, percent and minor units."""
        unit = 10**self.currency_id.decimal_places
        return {
            **self._loyalty_entry_place(judgement),
            "order_line_id": line.id,
            "line_uuid": line.uuid,
            "product_id": line.product_id.id,
            "program_id": part["program"],
            "tier_id": part["level"],
            "reason": part["reason"],
            "percent": part["percent"] / 10**4,
            "quantity": line.qty,
            "base_amount": part["base_minor"] / unit,
            "amount": part["amount_minor"] / unit,
            "price_basis": line._price_basis(),
        }

    def _loyalty_entry_place(self, judgement):
        """Where and by whom an entry came about."""
        return {
            "judgement_id": judgement.id,
            "order_id": self.id,
            "medium_id": judgement.medium_id.id,
            "partner_id": self.partner_id.id or judgement.medium_id.partner_id.id,
            "currency_id": self.currency_id.id,
            "moment": judgement.moment,
            "config_id": self.config_id.id,
            "warehouse_id": self.config_id.picking_type_id.warehouse_id.id,
            "employee_id": self.employee_id.id,
            "user_id": self.user_id.id,
            "company_id": self.company_id.id,
        }

    # -- spend -------------------------------------------------------------------------------

    def _loyalty_spend_to_book(self, judgement, spend_minor):
        """Money of the order's currency; never less than nothing, never more than was paid.

        A total that is not the sum of its lines was not made by a till of ours.
        """
        unit = 10**self.currency_id.decimal_places
        total = sum(self._loyalty_totals().values())
        if abs(total - self.amount_total) * unit > len(self.lines):
            values = {"judgement_id": judgement.id, "params": {"lines_total": total}}
            self.env["loyalty.mismatch"]._report(self, "tampered", "total_differs", **values)
            spend_minor = min(spend_minor, round(self.amount_total * unit))
        return max(spend_minor, 0) / unit

    def _loyalty_spend_by_line(self):
        """Minor units, tax included, that count as spend, by line id."""
        exponent = self.currency_id.decimal_places
        counted = self._loyalty_sale_lines() | self._loyalty_reductions()
        totals = self._loyalty_totals()
        return {line.uuid: to_scaled(totals[line], exponent) for line in counted}

    def _loyalty_reductions(self):
        """Lines that make the receipt cheaper: core's rewards, the till's global discount, and
        goods that come back without their receipt.
        """
        return self.lines.filtered(
            lambda line: not line.refunded_orderline_id and line._reduces_the_receipt()
        )

    def _loyalty_totals(self):
        """What each line costs with tax, computed here; they add up to the order's total."""
        taxes = self.env["account.tax"]
        base_lines = self.lines._prepare_tax_base_line_values()
        taxes._add_tax_details_in_base_lines(base_lines, self.company_id)
        taxes._round_base_lines_tax_details(base_lines, self.company_id)
        sign = -1 if self.amount_total < 0 else 1
        return {line["record"]: sign * _total_included(line["tax_details"]) for line in base_lines}


def _total_included(details):
    """Base and taxes of one line after core spread its rounding differences."""
    base = details["total_excluded_currency"] + details["delta_total_excluded_currency"]
    return base + sum(tax["tax_amount_currency"] for tax in details["taxes_data"])


class PosOrderLine(models.Model):
    """What a line's discount consists of."""

    _inherit = "pos.order.line"

    def _reduces_the_receipt(self):
        """Whether what this line takes off the receipt is not spent, prepaid money excepted."""
        config = self.order_id.config_id
        if self.is_reward_line:
            return self.reward_id.program_type not in PREPAID
        if "discount_product_id" in config._fields:
            if self.product_id == config.discount_product_id:
                return True
        if self.qty * self.price_unit >= 0 or self._is_card_line():
            return False
        return self.product_id not in self.order_id._loyalty_products_not_goods()

    def _granted_parts(self, case):
        """The engine's parts if they explain the discount to the unit, else one open part."""
        self.ensure_one()
        granted = case["granted"][self.uuid]
        decided = (case["decision"] or {"lines": []})["lines"]
        parts = [part for line in decided if line["id"] == self.uuid for part in line["parts"]]
        if sum(part["amount_minor"] for part in parts) == granted:
            return [{**part, "reason": part["effect"]} for part in parts]
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
            "reason": "unexplained",
        }
