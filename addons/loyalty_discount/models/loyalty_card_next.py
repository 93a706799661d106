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
        "program_id.tier_ids.threshold",
        "program_id.tier_ids.threshold_quantity",
        "program_id.tier_ids.threshold_visits",
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
        self.measure_now = counted
        above = program._spend_ladder().filtered(
            lambda level: level.rank > self.tier_id.rank and level._threshold() > counted
        )[:1]
        if not above or not self.tier_id:
            return
        missing = above._threshold() - counted
        self.next_tier_id = above
        self.missing_to_next = missing if program.spend_measure == "money" else 0
        self.missing_text = self.env._(
            "%(missing)s to %(level)s",
            missing=program._format_measure(missing),
            level=above.name,
        )

    def _counted_now(self, program):
        """``{membership: measure}`` in the program's own window, today."""
        window = program._spend_window_name()
        if window == "life":
            unit = 10 ** program._spend_exponent()
            return {card: card._total_measure() / unit for card in self}
        day = fields.Date.to_string(self[:1]._loyalty_today())
        sums = self._sums_since(first_day(window, day), window if window in PERIODS else "day")
        unit = 10 ** program._spend_exponent()
        return {card: sum(sums.get(card.id, {}).values()) / unit for card in self}

    def action_open_membership(self):
        """Open this membership."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "loyalty_discount.loyalty_membership_action"
        )
        form = self.env.ref("loyalty_discount.loyalty_membership_view_form")
        return {**action, "res_id": self.id, "views": [(form.id, "form")], "view_mode": "form"}
