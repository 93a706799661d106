"""Ready programs for everybody: by amount, hour, season, number of pieces."""

from odoo import api, fields, models
from odoo.fields import Command
from odoo.tools import date_utils


class LoyaltyProgram(models.Model):
    """Templates that need no card."""

    _inherit = "loyalty.program"

    @api.model
    def _discount_templates(self):
        return {
            **super()._discount_templates(),
            "fixed_discount": self._card(
                self.env._("Fixed discount"),
                self.env._("5 % off all goods, for everybody"),
                "promotional_program",
            ),
            "amount_discount": self._card(
                self.env._("Discount by receipt amount"),
                self.env._("The larger the receipt, the higher the discount: from 2 % to 7 %"),
                "promotional_program",
            ),
            "happy_hours": self._card(
                self.env._("Happy hours"),
                self.env._("10 % off from Monday to Friday, from 15:00 until 17:00"),
                "promotional_program",
            ),
            "season_end": self._card(
                self.env._("End of season"),
                self.env._("30 % off for a month, on goods that are not already reduced"),
                "promotional_program",
            ),
            "fifth_free": self._card(
                self.env._("Every fifth free"),
                self.env._("The cheapest of each five pieces costs nothing"),
                "2_plus_1",
            ),
            "set_price": self._card(
                self.env._("Set at one price"),
                self.env._("Two products together at one price"),
                "2_plus_1",
            ),
        }

    @api.model
    def _values_of_fixed_discount(self):
        return {"effect_ids": self._rows({"kind": "percent", "percent": 5})}

    @api.model
    def _values_of_amount_discount(self):
        steps = ((20, 2), (50, 3), (100, 5), (200, 7))
        scale = self._rows(*({"start": start, "value": value} for start, value in steps))
        return {
            "effect_ids": self._rows({"kind": "percent", "scale_over": "amount", "step_ids": scale})
        }

    @api.model
    def _values_of_happy_hours(self):
        workdays = ("monday", "tuesday", "wednesday", "thursday", "friday")
        return {
            "condition_ids": self._rows(
                {"kind": "weekday", **{f"on_{day}": True for day in workdays}},
                {"kind": "hours", "hour_from": 15, "hour_until": 17},
            ),
            "effect_ids": self._rows({"kind": "percent", "percent": 10}),
        }

    @api.model
    def _values_of_season_end(self):
        today = fields.Date.context_today(self)
        return {
            "date_from": today,
            "date_to": date_utils.add(today, months=1),
            "effect_ids": self._rows(
                {"kind": "percent", "percent": 30, "with_reduced": False},
            ),
        }

    @api.model
    def _values_of_fifth_free(self):
        return {
            "effect_ids": self._rows(
                {"kind": "nth_free", "set_size": 5, "free_pieces": 1, "free_percent": 100}
            )
        }

    @api.model
    def _values_of_set_price(self):
        """Two products of the tills, at nine tenths of what they cost; else two categories."""
        products = self.env["product.product"].search(
            [
                ("available_in_pos", "=", True),
                ("loyalty_card_ok", "=", False),
                ("list_price", ">", 0),
                ("company_id", "in", [False, self.env.company.id]),
            ],
            limit=2,
        )
        goods, name = products, "product_ids"
        if len(products) < 2:
            goods, name = self.env["product.category"].search([], limit=2), "category_ids"
        price = self.env.company.currency_id.round(sum(products.mapped("list_price")) * 0.9) or 10
        members = self._rows(*({name: [Command.set(one.ids)], "units": 1} for one in goods))
        return {
            "effect_ids": self._rows({"kind": "set_price", "set_amount": price, "set_ids": members})
        }
