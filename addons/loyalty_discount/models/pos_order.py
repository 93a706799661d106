"""The claim on the order."""

from odoo import api, fields, models

from ..claim.number import masked
from ..claim.parse import clean_claim


class PosOrder(models.Model):
    """Keeps what the till says about loyalty, cleaned, until the judge reads it."""

    _inherit = "pos.order"

    loyalty_claim = fields.Json(copy=False, help="What the till says; the server judges it.")

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            vals.setdefault("loyalty_claim", False)  # no context of a client fills it
            session = self.env["pos.session"].browse(vals.get("session_id"))
            self._clean_loyalty_values(vals, session.config_id.company_id)
        return super().create(vals_list)

    def write(self, vals):
        if not {"loyalty_claim", "uuid"} & set(vals):
            return super().write(vals)
        vals = dict(vals)
        self._clean_loyalty_values(vals, self.company_id[:1])
        if any(order.state not in ("draft", "cancel") for order in self):
            # A receipt keeps its name and is paid with the claim it was paid with.
            vals.pop("loyalty_claim", None)
            vals.pop("uuid", None)
        return super().write(vals)

    @api.model
    def _clean_loyalty_values(self, vals, company):
        """Keep the claim clean; a number no rule knows is never stored readable."""
        if "loyalty_claim" not in vals:
            return
        claim = clean_claim(vals["loyalty_claim"])
        card = claim and claim.get("card")
        rules = self.env["loyalty.medium"]
        if card and not rules._number_rule(card["number"], card["presented"], company):
            card["number"] = masked(card["number"])
        vals["loyalty_claim"] = claim
