"""The basket of an example: an order that lives in memory, read by the adapter of receipts."""

from datetime import datetime, time, timedelta

import pytz

from odoo import api, fields, models

from ..engine import evaluate, to_scaled
from ..standing import earned
from .verdict_text import VerdictText


class LoyaltyExample(models.Model):
    """Makes the basket and asks the engine."""

    _inherit = "loyalty.example"

    def _evaluate(self):
        """The decision of the engine on this basket."""
        self.ensure_one()
        programs = self._program_contents()
        holder = self._holder_facts(programs)
        basket = self.sudo()._receipt()._loyalty_basket(self._moment(), holder, programs)
        return evaluate(programs, basket)

    def _program_contents(self):
        """The programs as they stand in their forms, whether published or not."""
        program = self.program_id._origin or self.program_id
        programs = program
        if self.scope == "all":
            programs |= self.env["loyalty.program"].search(
                [("program_type", "=", "discount"), ("company_id", "=", program.company_id.id)]
            )
        return [program._version_content() for program in programs.sudo()]

    def _moment(self):
        """The moment (naive UTC) at which the shop's clock shows this date and hour."""
        zone = pytz.timezone(self.config_id.loyalty_timezone)
        wall = datetime.combine(self.date, time()) + timedelta(minutes=round(self.hour * 60))
        return zone.localize(wall).astimezone(pytz.utc).replace(tzinfo=None)

    def _receipt(self):
        """A receipt of these goods that lives in memory only."""
        lines = [line._order_line(number) for number, line in enumerate(self.line_ids)]
        method = self.payment_method_id._origin
        amount = sum(line["qty"] * line["price_unit"] for line in lines)
        payments = [{"payment_method_id": method.id, "amount": amount}] if method else []
        return self.env["pos.order"].new(
            {
                "company_id": self.company_id.id,
                "config_id": self.config_id.id,
                "session_id": self.config_id.current_session_id.id,
                "pricelist_id": self.config_id.pricelist_id.id,
                "currency_id": self.currency_id.id,
                "uuid": "example",
                "lines": [(0, 0, line) for line in lines],
                "payment_ids": [(0, 0, payment) for payment in payments],
            }
        )

    def _holder_facts(self, programs):
        """The holder as the engine sees one, with what ``programs`` ask for."""
        if self.holder == "nobody":
            return None
        if self.holder == "member":
            return self._member_facts(programs)
        return self._imagined_holder()

    def _member_facts(self, programs):
        """The member as a till would be told; None where no card was issued."""
        medium = self.membership_id._origin.sudo().medium_ids[:1]
        if not medium:
            return None
        return medium._basket_holder(self.config_id, self._moment(), programs)

    def _imagined_holder(self):
        """A holder made of what is entered here; at the named level in its program."""
        program = (self.tier_id.program_id or self.program_id)._origin
        membership = {
            "level": self._imagined_level(program).id or None,
            "next_level": None,
            "next_from": None,
            "joined": fields.Date.to_string(self.member_since) or None,
            "last": fields.Date.to_string(self.last_purchase) or None,
            "spend": dict.fromkeys(
                program._example_windows(),
                to_scaled(self.spend, self.currency_id.decimal_places),
            ),
            "quantity": {},
            "visits": dict.fromkeys(program._example_windows(), self.visits),
            "balance": 0,
        }
        return {
            "groups": sorted(self.group_ids._origin.ids),
            "birthday": self.birthday.isoformat() if self.birthday else None,
            "fields": {},
            "memberships": {str(program.id): membership},
        }

    def _imagined_level(self, program):
        """The level that is named here, else the one that the spend so far earns."""
        if self.tier_id:
            return self.tier_id._origin
        earning = program._drafted_earning()
        bought = {"money": self.spend, "visits": self.visits}.get(program.spend_measure, 0)
        rank = earned(earning.rules, earning.scaled(bought))
        return program.tier_ids.filtered(lambda level: level.rank == rank)

    def _render(self, decision):
        """Lines with their reasons, then every program with its verdict."""
        text = VerdictText(self.env, self.currency_id)
        names = {str(number): line.product_id.name for number, line in enumerate(self.line_ids)}
        return self.env["ir.qweb"]._render(
            "loyalty_discount.example_result",
            {"decision": decision, "text": text, "names": names},
        )


class LoyaltyExampleLine(models.Model):
    """Goods of an example."""

    _name = "loyalty.example.line"
    _description = "Example Basket Line"
    _order = "example_id, id"

    example_id = fields.Many2one("loyalty.example", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="example_id.company_id", store=True)
    currency_id = fields.Many2one(related="example_id.currency_id")
    product_id = fields.Many2one(
        "product.product", required=True, domain="[('available_in_pos', '=', True)]"
    )
    quantity = fields.Float(default=1.0, digits="Product Unit", required=True)
    price_unit = fields.Float(
        string="Unit Price",
        digits="Product Price",
        compute="_compute_price_unit",
        store=True,
        readonly=False,
    )
    manual_discount = fields.Float(string="Cashier's Discount (%)")

    @api.depends("product_id", "quantity", "example_id.config_id")
    def _compute_price_unit(self):
        for line in self:
            pricelist = line.example_id.config_id.pricelist_id
            if not line.product_id:
                line.price_unit = 0
            elif pricelist:
                line.price_unit = pricelist._get_product_price(
                    line.product_id, line.quantity or 1, currency=line.currency_id
                )
            else:
                line.price_unit = line.product_id.lst_price

    def _order_line(self, number):
        """The values of an order line; lines are named by their place."""
        taxes = self.product_id.taxes_id.filtered_domain(
            self.env["account.tax"]._check_company_domain(self.company_id)
        )
        return {
            "uuid": str(number),
            "product_id": self.product_id._origin.id,
            "qty": self.quantity,
            "price_unit": self.price_unit,
            "discount": self.manual_discount,
            "discount_manual": self.manual_discount,
            "tax_ids": [(6, 0, taxes.ids)],
        }
