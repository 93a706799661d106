"""Adapter: stored order -> basket of the engine (docs/contracts.md, 4)."""

from odoo import api, models, tools

from ..claim.asked import floors, price_lists
from ..claim.kept import kept_tenders
from ..claim.moments import minutes_between, parse_moment
from ..engine import to_scaled
from ..engine.money import PPM, allocate
from .transaction_mark import SETTLING, once
from .wall_clock import wall_at

PRICE_EXPONENT = 6
PERCENT_EXPONENT = 4
PREPAID = ("gift_card", "ewallet")
ELAPSED_MAX = 1440


class PosOrder(models.Model):
    """Reads the order as it is stored, whatever the till said; its twin is
    ``static/src/app/utils/basket_snapshot.js``.
    """

    _inherit = "pos.order"

    def _loyalty_basket(self, moment, holder, programs=(), uses=None, begun=None):
        """The basket at ``moment`` (naive UTC) for ``holder`` (facts, or None).

        :param programs: versions that are asked; they say which facts of lines are needed
        :param uses: counters by program id
        :param begun: when the receipt began (UTC text); without it nothing has elapsed
        """
        self.ensure_one()
        exponent = self.env["decimal.precision"].precision_get("Product Unit")
        lists = price_lists(programs, holder["groups"] if holder else [])
        asked = self.env["product.pricelist"].browse(lists).exists(), floors(programs)
        return {
            "v": 1,
            "currency": self.currency_id.name,
            "currency_exponent": self.currency_id.decimal_places,
            "price_exponent": PRICE_EXPONENT,
            "quantity_exponent": exponent,
            "wall": {
                **self._loyalty_wall(moment),
                "elapsed": min(minutes_between(parse_moment(begun), moment), ELAPSED_MAX),
            },
            "shop": self.config_id.loyalty_shop,
            "cashier": self.employee_id.id or 0,
            "payments": self._loyalty_payments(),
            "core": self._loyalty_core_programs(),
            "uses": uses or {},
            "holder": holder,
            "lines": [
                line._basket_line(exponent, *asked)
                for line in self._loyalty_sale_lines().sorted("uuid")
            ],
        }

    def _loyalty_wall(self, moment):
        """What the clock on the shop's wall shows at ``moment``."""
        wall = wall_at(moment, self.config_id.loyalty_timezone)
        return {
            "date": wall.date().isoformat(),
            "minute": wall.hour * 60 + wall.minute,
            "weekday": wall.isoweekday(),
            "elapsed": 0,
        }

    def _loyalty_payments(self):
        """Which part of the receipt is paid how; change is not a payment."""
        exponent, amounts = self.currency_id.decimal_places, {}
        for payment in self.payment_ids:
            if payment.amount > 0 and not payment.is_change:
                method = payment.payment_method_id.id
                amount_minor = to_scaled(payment.amount, exponent)
                amounts[method] = amounts.get(method, 0) + amount_minor
        if len(amounts) > 1:  # of one alone it does not matter how much
            due = to_scaled(max(sum(self._loyalty_totals().values()), 0), exponent)
            cash = self.payment_ids.payment_method_id.filtered("is_cash_count").ids
            amounts = kept_tenders(amounts, due, cash)
        if not any(amounts.values()):
            return []
        shares = allocate(PPM, [[method, amounts[method]] for method in sorted(amounts)])
        return [{"method": method, "share": share} for method, share in shares]

    def _loyalty_core_programs(self):
        """Ids of core's programs that made this receipt cheaper; prepaid money did not."""
        rewards = self.lines.filtered("is_reward_line").reward_id
        return sorted(rewards.program_id.filtered(lambda p: p.program_type not in PREPAID).ids)

    def _loyalty_sale_lines(self):
        """The goods sold now, on which the engine may act."""
        self.ensure_one()
        return once(self.env, SETTLING, ("sale lines", self.id), self._loyalty_find_sale_lines)

    def _loyalty_find_sale_lines(self):
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
        """Tip, global discount, down payment, and the gift cards and top-ups sold on this order."""
        return once(self.env, SETTLING, ("no goods", self.id), self._loyalty_find_not_goods)

    def _loyalty_find_not_goods(self):
        config = self.config_id
        names = ("tip_product_id", "discount_product_id", "down_payment_product_id")
        products = self.env["product.product"].union(
            *(config[name] for name in names if name in config._fields)
        )
        # Most receipts hold none of them: the programs of the till need not be asked for.
        if self.env["loyalty.rule"]._prepaid_product_ids().isdisjoint(self.lines.product_id.ids):
            return products
        prepaid = config._get_program_ids().filtered(lambda one: one.program_type in PREPAID)
        return products | prepaid.trigger_product_ids


class LoyaltyRule(models.Model):
    """The goods that gift cards and top-ups are sold as."""

    _name = "loyalty.rule"
    _inherit = ["loyalty.rule", "card.cached.settings"]

    @api.model
    @tools.ormcache()
    def _prepaid_product_ids(self):
        """Ids of the products that make a gift card or top it up, of every company."""
        rules = self.sudo().search([("program_id.program_type", "in", PREPAID)])
        return frozenset(rules.product_ids.ids)


class PosOrderLine(models.Model):
    """A line of goods as the engine reads it."""

    _inherit = "pos.order.line"

    def _basket_line(self, exponent, lists, floors):
        """The line's facts.

        :param exponent: decimals of quantities
        :param lists: the price lists whose prices are asked for
        :param floors: the lowest prices that are asked for
        """
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
            "prices": {str(one.id): self._scaled_price(self._price_under(one)) for one in lists},
            "reduced": self._is_reduced(),
            **self._lowest_prices(floors),
        }

    def _is_reduced(self):
        """True for goods that the cashier or the price made cheaper than the public price."""
        public = self.product_id.lst_price + self._chosen_extras()
        return bool(
            to_scaled(self.discount_manual, PERCENT_EXPONENT)
            or to_scaled(self.price_unit, PRICE_EXPONENT) < self._scaled_price(public)
        )

    def _lowest_prices(self, floors):
        """Minimum price and cost, where a program asks for them."""
        product = self.product_id.with_company(self.company_id).sudo()
        fields = {"price_min": "loyalty_price_min", "cost": "standard_price"}
        return {
            name: self._scaled_price(product[field]) if name in floors else 0
            for name, field in fields.items()
        }

    def _scaled_price(self, price):
        """A unit price of a basket; there is none below zero."""
        return max(to_scaled(price, PRICE_EXPONENT), 0)

    def _price_basis(self):
        taxes = self.tax_ids_after_fiscal_position
        return "included" if all(taxes.mapped("price_include")) else "excluded"

    def _category_path(self):
        """The product category and its ancestors, nearest first."""
        path = (self.product_id.categ_id.parent_path or "").split("/")
        return [int(category) for category in reversed(path) if category]
