"""Joining with a receipt: programs that ask for an amount before they give a card."""

from odoo import api, models, tools

from .pos_order_basket import PREPAID


class PosOrder(models.Model):
    """The till asks before it gives a card; the server looks again when the order is paid."""

    _inherit = "pos.order"

    def _loyalty_joined(self):
        """The cards given or sold with this receipt whose program asks for an amount."""
        if not self.env["loyalty.program"]._asks_newcomers(self.company_id.id):
            return self.env["loyalty.medium"]
        messages = self.env["loyalty.medium.message"].search(
            [
                ("kind", "=", "issue"),
                ("state", "=", "applied"),
                ("order_uuid", "=", self.uuid),
                ("company_id", "=", self.company_id.id),
            ],
            order="id",
        )
        mediums = messages.medium_id | self.lines._sold_mediums()
        return mediums.filtered(lambda medium: medium.state == "active" and medium._join_amount())

    def _loyalty_check_join(self, judgement, mediums):
        """Report cards that left with too small a receipt; they stay with their holders."""
        amount = self._loyalty_join_amount() if mediums else 0
        for medium in mediums:
            asked = medium._join_amount()
            if self.currency_id.compare_amounts(amount, asked) < 0:
                self.env["loyalty.mismatch"]._report(
                    self,
                    "card",
                    "join_below",
                    judgement_id=judgement.id,
                    params={"card": medium.masked_number, "paid": amount, "asked": asked},
                )

    def _loyalty_join_amount(self):
        """What the goods of this receipt cost with tax, after everything that reduces them."""
        goods = self._loyalty_sale_lines()
        return sum(
            total
            for line, total in self._loyalty_totals().items()
            if line in goods or (total < 0 and line._is_reduction())
        )


class PosOrderLine(models.Model):
    """Lines below zero."""

    _inherit = "pos.order.line"

    def _is_reduction(self):
        """Whether this line makes the goods cheaper; prepaid money and returns do not."""
        is_prepaid = self.is_reward_line and self.reward_id.program_type in PREPAID
        return not (is_prepaid or self.refunded_orderline_id or self._is_card_line())


class LoyaltyMedium(models.Model):
    """What joining with this card asks for."""

    _inherit = "loyalty.medium"

    def _join_amount(self):
        """The joining amount of the card's program, 0 for any receipt."""
        return self.program_id.join_amount


class LoyaltyProgram(models.Model):
    """Programs that ask for an amount of whoever joins."""

    _name = "loyalty.program"
    _inherit = ["loyalty.program", "card.cached.settings"]

    @api.model
    @tools.ormcache("company_id")
    def _asks_newcomers(self, company_id):
        """Whether a program of this company, archived ones too, has a joining amount."""
        asking = [("company_id", "=", company_id), ("join_amount", ">", 0)]
        programs = self.sudo().with_context(active_test=False)
        return bool(programs.search_count(asking, limit=1))
