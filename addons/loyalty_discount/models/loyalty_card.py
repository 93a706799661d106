"""Membership: core's loyalty card, extended by level and spend."""

import uuid

from odoo import api, fields, models
from odoo.exceptions import AccessError

from ..standing import begin
from .standing_group import NAMES
from .wall_clock import day_in

QUIET = {
    "tracking_disable": True,
    "mail_create_nolog": True,
    "mail_create_nosubscribe": True,
    "loyalty_no_mail": True,
    "action_no_send_mail": True,
}


class LoyaltyCard(models.Model):
    """A member's account in one program; may belong to nobody (anonymous card)."""

    _inherit = "loyalty.card"

    tier_id = fields.Many2one("loyalty.tier", string="Level", index="btree_not_null", copy=False)
    floor_tier_id = fields.Many2one(
        "loyalty.tier",
        string="Granted Level",
        copy=False,
        help="A level granted by a manager: the member keeps at least this one.",
    )
    turnover = fields.Monetary(
        string="Qualifying Spend", copy=False, help="The sum of the qualifying spend entries."
    )
    visits = fields.Integer(copy=False, help="Purchases counted.")
    medium_ids = fields.Many2many("loyalty.medium", string="Cards", copy=False)
    turnover_ids = fields.One2many("loyalty.turnover", "membership_id", readonly=True)
    tier_change_ids = fields.One2many("loyalty.tier.change", "membership_id", readonly=True)

    @api.depends("partner_id.name", "medium_ids.number")
    def _compute_display_name(self):
        """A membership is called by its holder or card; its code says nothing to people."""
        result = super()._compute_display_name()
        for card in self._is_membership():
            owner = card.partner_id.name or card.medium_ids[:1].sudo().masked_number
            card.display_name = f"{card.program_id.name}: {owner or self.env._('anonymous')}"
        return result

    def _is_membership(self):
        """The cards of ``self`` that belong to a discount program."""
        return self.filtered(lambda card: card.program_id.program_type == "discount")

    @api.model
    def _open_membership(self, program, partner):
        """A new membership of ``program`` at its first level; ``partner`` may be empty."""
        first = program._first_tier()
        shops = self.env["stock.warehouse"].sudo()
        shop = shops.search([("company_id", "=", program.company_id.id)], limit=1)
        today = day_in(shop._loyalty_zone(), fields.Datetime.now())
        return (
            self.sudo()
            .with_context(**QUIET)
            .create(
                {
                    "program_id": program.id,
                    "partner_id": partner.id,
                    "code": self._membership_code(),
                    "tier_id": first.id,
                    "base_tier_id": first.id,
                    "kept_tier_id": first.id,
                    "joined_on": today,
                    "period_on": begin(program._earning().rules, today.isoformat()).period,
                }
            )
        )

    @api.model
    def _membership_code(self):
        """A code nobody can guess and no two memberships share (122 random bits)."""
        return uuid.uuid4().hex

    # -- what nobody may change by hand ------------------------------------------------------

    _FROZEN = frozenset(
        {
            *NAMES,
            "floor_tier_id",
            "joined_on",
            "medium_ids",
            "program_id",
            "points",
            "code",
            "turnover_ids",
            "tier_change_ids",
            "partner_id",
            "expiration_date",
            "active",
        }
    )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            program = self.env["loyalty.program"].sudo().browse(vals.get("program_id"))
            if program.program_type == "discount":
                vals["code"] = self._membership_code()
                self._refuse_hand_made()
        return super().create(vals_list)

    def write(self, vals):
        if self._FROZEN & set(vals) and self.sudo()._is_membership():
            self._refuse_hand_made()
        return super().write(vals)

    def unlink(self):
        if self.sudo()._is_membership():
            self._refuse_hand_made()
        return super().unlink()

    def _refuse_hand_made(self):
        """Memberships are made and changed by cards, sales and the manager's wizard only."""
        if not self.env.su:
            raise AccessError(
                self.env._(
                    "Memberships of a discount program are not changed by hand: issue a card "
                    "at the till, or let a manager use “Change Level or Spend”."
                )
            )
