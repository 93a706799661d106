"""Ready programs for holders of a card: birthday, paid membership, the monthly discount."""

from odoo import api, models
from odoo.fields import Command


class LoyaltyProgram(models.Model):
    """Templates that need a card."""

    _inherit = "loyalty.program"

    @api.model
    def _discount_templates(self):
        return {
            **super()._discount_templates(),
            "monthly_discount": self._card(
                self.env._("Monthly discount"),
                self.env._(
                    "This month's spend sets next month's discount, from 3 % to 20 %; with "
                    "morning, 15th of the month and social card, the best one applies"
                ),
                "loyalty_cards",
            ),
            "birthday_week": self._card(
                self.env._("Birthday week"),
                self.env._("10 % off from three days before to three days after the birthday"),
                "loyalty_cards",
            ),
            "paid_membership": self._card(
                self.env._("Paid membership"),
                self.env._("A card that is sold gives 10 % off for a year"),
                "loyalty_cards",
            ),
        }

    @api.model
    def _values_of_birthday_week(self):
        return {
            "condition_ids": self._rows(
                {"kind": "birthday", "days_before": 3, "days_after": 3},
            ),
            "effect_ids": self._rows({"kind": "percent", "percent": 10}),
        }

    @api.model
    def _values_of_paid_membership(self):
        return {
            "tier_ids": self._ladder_rows((self.env._("Member"), 0, 10)),
            "condition_ids": self._rows(
                {"kind": "level"},
                {"kind": "days_since", "since_event": "joining", "days_through": 365},
            ),
            "effect_ids": self._rows({"kind": "level_discount"}),
        }

    # -- this month's spend sets next month's discount ---------------------------------------

    @api.model
    def _values_of_monthly_discount(self):
        """The floor of 3 % is the level that nobody has to earn."""
        percents = ((0, 3), (3000, 5), (6000, 7), (10000, 10), (15000, 15), (25000, 20))
        levels = ((self.env._("%s %%", percent), start, percent) for start, percent in percents)
        return {
            "tier_ids": self._ladder_rows(*levels),
            "spend_window": "month",
            "spend_effect": "next",
            "join_amount": 400,
            "same_receipt": False,
            "required_field_name": True,
            "required_field_phone": True,
        }

    @api.model
    def _companions_of_monthly_discount(self, program):
        """Offers that compete with the level; who has more by level keeps it."""
        program.lane_id = self._competing_lane()
        shared = {"lane_id": program.lane_id.id}
        return [
            {**shared, **self._monthly_morning(program)},
            {**shared, **self._monthly_fifteenth(program)},
            {**shared, **self._monthly_social()},
        ]

    @api.model
    def _competing_lane(self):
        """A combination group of this company in which the best offer applies."""
        lanes = self.env["loyalty.lane"]
        best = {"mode": "best", "scope": "receipt", "company_id": self.env.company.id}
        return lanes.search([(name, "=", value) for name, value in best.items()], limit=1) or (
            lanes.create({**best, "name": self.env._("Best offer")})
        )

    @api.model
    def _monthly_morning(self, program):
        return {
            "name": self.env._("Morning: lowest level and 5 %"),
            "condition_ids": self._rows(
                {"kind": "member", "member_program_id": program.id},
                {"kind": "hours", "hour_from": 0, "hour_until": 12},
            ),
            "effect_ids": self._rows(
                {
                    "kind": "level_discount",
                    "member_program_id": program.id,
                    "level_of": "lowest",
                    "plus_percent": 5,
                }
            ),
        }

    @api.model
    def _monthly_fifteenth(self, program):
        return {
            "name": self.env._("15 % on the 15th"),
            "condition_ids": self._rows(
                {"kind": "member", "member_program_id": program.id},
                {"kind": "day_of_month", "month_days": "15"},
            ),
            "effect_ids": self._rows({"kind": "percent", "percent": 15}),
        }

    @api.model
    def _monthly_social(self):
        return {
            "name": self.env._("5 % with the city social card"),
            "condition_ids": self._rows(
                {"kind": "group", "group_ids": [Command.set(self._social_group().ids)]}
            ),
            "effect_ids": self._rows({"kind": "percent", "percent": 5}),
        }

    @api.model
    def _social_group(self):
        """The customer group of the city's social card, made if there is none."""
        groups, name = self.env["loyalty.group"], self.env._("City social card")
        company = self.env.company.id
        found = groups.search([("name", "=", name), ("company_id", "=", company)], limit=1)
        return found or groups.create({"name": name, "company_id": company})
