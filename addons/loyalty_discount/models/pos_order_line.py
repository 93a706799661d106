"""Fields of a receipt line that are ours."""

from odoo import api, fields, models

from ..claim.line import clean_card_number, clean_percent, engine_minor
from ..engine import EngineError
from .minor_units import MinorUnits
from .transaction_mark import mark, marked

OWN_WRITE = "own_write_of_lines"


class PosOrderLine(models.Model):
    """Separates the cashier's manual discount from the engine's (docs/contracts.md, 4 and 6).

    Only the manual discount and the card number are taken from the client; the engine's part is
    computed here from the combined percentage.
    """

    _inherit = "pos.order.line"

    discount_manual = fields.Float(
        string="Manual Discount (%)", digits=0, help="Given by the cashier."
    )
    discount_engine_minor = MinorUnits(
        string="Program Discount (minor units)",
        compute="_compute_discount_engine_minor",
        store=True,
        help="What the programs take off this line, in the price basis of the unit price.",
    )
    loyalty_card_number = fields.Char(
        string="Card Number", index="btree_not_null", help="The card sold on this line."
    )

    _coupon_index = models.Index("(coupon_id) WHERE coupon_id IS NOT NULL")

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            vals.pop("discount_engine_minor", None)
            manual = vals.get("discount_manual", vals.get("discount"))
            origin = self.browse(vals.get("refunded_orderline_id") or ()).sudo()
            vals["discount_manual"] = origin.discount_manual if origin else clean_percent(manual)
        lines = super().create(vals_list)
        lines._keep_card_numbers_on_cards()
        return lines

    def write(self, vals):
        if mark(self.env, OWN_WRITE):
            return super().write(vals)
        dropped = {"discount_engine_minor"}
        if "uuid" in vals and self.order_id.filtered(lambda o: o.state not in ("draft", "cancel")):
            dropped.add("uuid")  # a paid line keeps its name
        vals = {name: value for name, value in vals.items() if name not in dropped}
        if "discount_manual" in vals:
            vals["discount_manual"] = clean_percent(vals["discount_manual"])
        elif "discount" in vals and not self._has_engine_discount():
            vals["discount_manual"] = clean_percent(vals["discount"])
        result = super().write(vals)
        if "loyalty_card_number" in vals or "product_id" in vals:
            self._keep_card_numbers_on_cards()
        return result

    def _has_engine_discount(self):
        """True if a program has changed one of these lines already."""
        return any(line.discount_engine_minor for line in self)

    def _keep_card_numbers_on_cards(self):
        """A number stands on card lines only, and only one that a number rule knows."""
        rules = self.env["loyalty.medium"]
        for line in self.filtered("loyalty_card_number"):
            number = clean_card_number(line.loyalty_card_number)
            is_known = number and rules._number_rule(number, False, line.order_id.company_id)
            kept = number if is_known and line.product_id.loyalty_card_ok else False
            if kept != line.loyalty_card_number:
                line._write_ours({"loyalty_card_number": kept})

    @api.depends("price_unit", "qty", "discount", "discount_manual")
    def _compute_discount_engine_minor(self):
        """What lies between the manual and the combined percentage, in minor units."""
        for line in self:
            line.discount_engine_minor = line._engine_minor()

    def _engine_minor(self):
        """The engine's discount; none where the amount is beyond counting, the sale goes on."""
        exponent = self.currency_id.decimal_places
        amounts = (self.price_unit, self.qty, self.discount, self.discount_manual)
        try:
            return engine_minor(*amounts, exponent)
        except EngineError:
            return 0

    def _write_ours(self, vals):
        """Write what was computed here; no client can ask for this."""
        with marked(self.env, OWN_WRITE):
            self.write(vals)

    def _is_card_line(self):
        """True for the line of a discount card."""
        return bool(self.loyalty_card_number or self.product_id.loyalty_card_ok)

    @api.model
    def _load_pos_data_fields(self, config):
        return [
            *super()._load_pos_data_fields(config),
            "discount_manual",
            "discount_engine_minor",
            "loyalty_card_number",
        ]
