"""Invoice of a receipt: the amount wins, to the cent."""

from odoo import api, models

INVOICE_DIGITS = 2


class PosOrder(models.Model):
    """An invoice shows a discount with two digits; its unit price carries the rest."""

    _inherit = "pos.order"

    @api.model
    def _get_invoice_lines_values(self, line_values, pos_line, move_type):
        values = super()._get_invoice_lines_values(line_values, pos_line, move_type)
        discount = values.get("discount")
        if not discount or round(discount, INVOICE_DIGITS) == discount:
            return values
        shown, price = _shown_discount(line_values["price_unit"], discount)
        exact = {**line_values, "discount": shown, "price_unit": price}
        return {
            **values,
            "discount": shown,
            "price_unit": price,
            "extra_tax_data": self.env["account.tax"]._export_base_line_extra_tax_data(exact),
        }


def _shown_discount(price_unit, discount):
    """``(discount, price)`` that give the same net price, the discount with two digits."""
    shown = round(discount, INVOICE_DIGITS)
    if shown == 100:
        return 0, price_unit * (100 - discount) / 100
    return shown, price_unit * (100 - discount) / (100 - shown)
