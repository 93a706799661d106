"""What is missing to the next level, in the program's measure."""

from odoo import api, fields, models

from ..standing import PERIODS, first_day


class LoyaltyCard(models.Model):
    """Next level and what is missing, shown to people; the till counts for itself."""

    _inherit = "loyalty.card"

    next_tier_id = fields.Many2one(
        "loyalty.tier", string="Next Level", compute="_compute_next_tier"
    )
    missing_to_next = fields.Monetary(string="Missing Spend", compute="_compute_next_tier")
    missing_text = fields.Char(string="To the Next Level", compute="_compute_next_tier")
    measure_now = fields.Float(
        string="Counted Now",
        compute="_compute_next_tier",
        help="Of the measure that earns levels, in the window that counts.",
    )

    @api.depends(
        "turnover",
        "goods_quantity",
        "visits",
        "tier_id",
        "program_id.counted_by",
    )
    def _compute_next_tier(self):
        self.update(
            {"next_tier_id": False, "missing_to_next": 0, "missing_text": False, "measure_now": 0}
        )
        for program, cards in self._is_membership().grouped("program_id").items():
            counted = cards._counted_now(program)
            for card in cards:
                card._set_next_tier(program, counted[card])

    def _set_next_tier(self, program, counted):
        """Fill in the next level above the one held that is still out of reach."""
        earning, unit = program._earning(), 10 ** program._earning().exponent
        self.measure_now = counted / unit
        held = earning.ranks.get(self.tier_id.id, 0)
        above = [level for level in earning.levels[held:] if level[1] > counted]
        if not above or not self.tier_id:
            return
        missing = (above[0][1] - counted) / unit
        self.next_tier_id = above[0][0]
        self.missing_to_next = missing if earning.measure == "money" else 0
        self.missing_text = self.env._(
            "%(missing)s to %(level)s",
            missing=program._format_measure(missing, earning.measure),
            level=self.next_tier_id.name,
        )

    def _counted_now(self, program):
        """``{membership: measure}`` in the program's own window, today, as integers."""
        earning = program._earning()
        window = earning.window
        if window == "life":
            return {card: card._total_measure(earning, card._totals()) for card in self}
        day = fields.Date.to_string(self[:1]._loyalty_today())
        by = window if window in PERIODS else "day"
        sums = self._sums_since(earning, first_day(window, day), by)
        return {card: sum(sums.get(card.id, {}).values()) for card in self}

    def action_open_membership(self):
        """Open this membership."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "loyalty_discount.loyalty_membership_action"
        )
        form = self.env.ref("loyalty_discount.loyalty_membership_view_form")
        return {**action, "res_id": self.id, "views": [(form.id, "form")], "view_mode": "form"}
