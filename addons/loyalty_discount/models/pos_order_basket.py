"""Adapter: stored order -> basket of the engine (docs/contracts.md, 4)."""

from datetime import datetime

import pytz

from odoo import models

from ..engine import to_scaled

PRICE_EXPONENT = 6
PERCENT_EXPONENT = 4
PREPAID = ("gift_card", "ewallet")


class PosOrder(models.Model):
    """Reads the order as it is stored, whatever the till said; its twin is
    ``static/src/app/utils/basket_snapshot.js``.
    """

    _inherit = "pos.order"

    def _loyalty_basket(self, moment, holder):
        """The basket at ``moment`` (naive UTC) for ``holder`` (facts, or None)."""
        self.ensure_one()
        exponent = self.env["decimal.precision"].precision_get("Product Unit")
        return {
            "v": 1,
            "currency": self.currency_id.name,
            "currency_exponent": self.currency_id.decimal_places,
            "price_exponent": PRICE_EXPONENT,
            "quantity_exponent": exponent,
            "wall": self._loyalty_wall(moment),
            "shop": self.config_id.loyalty_shop,
            "cashier": self.employee_id.id or 0,
            "payments": [],
            "core": [],
            "uses": {},
            "holder": holder,
            "lines": [
                line._basket_line(exponent) for line in self._loyalty_sale_lines().sorted("uuid")
            ],
        }

    def _loyalty_wall(self, moment):
        """What the clock on the shop's wall shows at ``moment``."""
        zone = pytz.timezone(self.config_id.loyalty_timezone)
        wall: datetime = pytz.utc.localize(moment).astimezone(zone)
        return {
            "date": wall.date().isoformat(),
            "minute": wall.hour * 60 + wall.minute,
            "weekday": wall.isoweekday(),
            "elapsed": 0,
        }

    def _loyalty_sale_lines(self):
        """The goods sold now, on which the engine may act."""
        self.ensure_one()
        not_goods = self._loyalty_products_not_goods()
        return self.lines.filtered(
            lambda line: (
                line.qty > 0
                and line.price_unit > 0
                and not line.refunded_orderline_id
                and not line.is_reward_line
                and not line.combo_line_ids
                and not line._is_card_line()
                and line.product_id not in not_goods
            )
        )

    def _loyalty_products_not_goods(self):
        """Tip, global discount, down payment, gift cards and top-ups of this till."""
        config = self.config_id
        names = ("tip_product_id", "discount_product_id", "down_payment_product_id")
        products = self.env["product.product"].union(
            *(config[name] for name in names if name in config._fields)
        )
        programs = config._get_program_ids().filtered(lambda p: p.program_type in PREPAID)
        return products | programs.trigger_product_ids


class PosOrderLine(models.Model):
    """A line of goods as the engine reads it."""

    _inherit = "pos.order.line"

    def _basket_line(self, exponent):
        """``exponent`` is the number of decimals of quantities."""
        self.ensure_one()
        taxes = self.tax_ids_after_fiscal_position
        product = self.product_id
        return {
            "id": self.uuid,
            "product": product.id,
            "categories": self._category_path(),
            "tags": sorted(product.product_tag_ids.ids),
            "quantity": to_scaled(self.qty, exponent),
            "price_unit": to_scaled(self.price_unit, PRICE_EXPONENT),
            "manual_discount": to_scaled(self.discount_manual, PERCENT_EXPONENT),
            "price_basis": self._price_basis(),
            "tax_group": ",".join(str(tax) for tax in sorted(taxes.ids)),
            "prices": {},
            "reduced": False,
            "price_min": 0,
            "cost": 0,
        }

    def _price_basis(self):
        taxes = self.tax_ids_after_fiscal_position
        return "included" if all(taxes.mapped("price_include")) else "excluded"

    def _category_path(self):
        """The product category and its ancestors, nearest first."""
        path = (self.product_id.categ_id.parent_path or "").split("/")
        return [int(category) for category in reversed(path) if category]
