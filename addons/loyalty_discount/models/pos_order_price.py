"""Prices off the price list, where the till forbids them to this cashier."""

from odoo import models
from odoo.tools import float_round


class PosOrder(models.Model):
    """A wrong unit price is a difference of its own, not a re-pricing."""

    _inherit = "pos.order"

    def _loyalty_report_prices(self, judgement):
        """Report lines whose taxes, discount or unit price the till does not let a cashier set."""
        goods = self._loyalty_sale_lines().filtered(lambda line: not line._is_priced_elsewhere())
        self._loyalty_report_lines(judgement, "taxes_changed", goods._with_other_taxes())
        if not self.config_id.manual_discount:
            given = {line.uuid: line.discount_manual for line in goods if line.discount_manual}
            self._loyalty_report_lines(judgement, "discount_forbidden", given)
        self._loyalty_report_unit_prices(judgement)

    def _loyalty_report_lines(self, judgement, code, wrong):
        """One difference for all ``wrong`` lines, if there are any."""
        if wrong:
            values = {"judgement_id": judgement.id, "params": wrong}
            self.env["loyalty.mismatch"]._report(self, "price", code, **values)

    def _loyalty_report_unit_prices(self, judgement):
        """Report lines of goods whose unit price is not that of the price list."""
        if not self.config_id.restrict_price_control or self._loyalty_is_manager_sale():
            return
        wrong = {}
        for line in self._loyalty_sale_lines().filtered(lambda line: line._has_list_price()):
            price = line._list_price()
            if self.currency_id.compare_amounts(price, line.price_unit):
                wrong[line.uuid] = {"charged": line.price_unit, "list": price}
        self._loyalty_report_lines(judgement, "off_the_list", wrong)

    def _loyalty_is_manager_sale(self):
        """True if the cashier of this order may change prices."""
        config, employee = self.config_id, self.employee_id
        manager = "point_of_sale.group_pos_manager"
        if config.module_pos_hr and employee:
            is_user = employee.user_id and employee.user_id.has_group(manager)
            return bool(employee in config.advanced_employee_ids or is_user)
        return self.user_id.has_group(manager)


class PosOrderLine(models.Model):
    """The list price of a line."""

    _inherit = "pos.order.line"

    def _has_list_price(self):
        """False for lines priced elsewhere: combo parts, settled orders, price barcodes."""
        self.ensure_one()
        has_other_taxes = self.tax_ids != self.tax_ids_after_fiscal_position
        return not (self._is_priced_elsewhere() or has_other_taxes or self._has_price_barcode())

    def _is_priced_elsewhere(self):
        """True for combo parts and for lines of a quotation."""
        is_settled = "sale_order_origin_id" in self._fields and self.sale_order_origin_id
        return bool(self.combo_parent_id or self.combo_item_id or is_settled)

    def _with_other_taxes(self):
        """``{line id: tax ids}`` of the lines that are not taxed as their product is."""
        wrong = {}
        for taxes, lines in self.grouped(lambda line: line.product_id.taxes_id).items():
            own = taxes._filter_taxes_by_company(self.order_id.company_id)
            allowed = own, self.order_id.fiscal_position_id.map_tax(own)
            for line in lines:
                if line.tax_ids not in allowed:
                    wrong[line.uuid] = {"charged": line.tax_ids.ids, "product": own.ids}
        return wrong

    def _has_price_barcode(self):
        """True for goods whose label carries the price."""
        nomenclature = self.order_id.company_id.nomenclature_id
        barcode = self.product_id.barcode
        if not nomenclature or not barcode:
            return False
        parsed = nomenclature.parse_barcode(barcode)
        return isinstance(parsed, dict) and parsed.get("type") == "price"

    def _list_price(self):
        """The unit price under the order's price list, with chosen extras."""
        if not self.order_id.pricelist_id:
            return self.product_id.lst_price + self._chosen_extras()
        return self._price_under(self.order_id.pricelist_id)

    def _price_under(self, pricelist):
        """The unit price under ``pricelist``, with chosen extras, as the till rounds prices."""
        order = self.order_id
        price = pricelist.sudo()._get_product_price(
            self.product_id, self.qty or 1, currency=order.currency_id, date=order.date_order
        )
        digits = self.env["decimal.precision"].precision_get("Product Price")
        return float_round(price + self._chosen_extras(), precision_digits=digits)

    def _chosen_extras(self):
        """What chosen attributes without variants add to the price."""
        chosen = self.attribute_value_ids.filtered(
            lambda value: value.attribute_id.create_variant == "no_variant"
        )
        return sum(chosen.mapped("price_extra"))
