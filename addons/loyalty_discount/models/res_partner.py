"""A customer's cards and memberships."""

from odoo import fields, models

READERS = "loyalty_discount.group_marketer,loyalty_discount.group_manager"


class ResPartner(models.Model):
    """Smart buttons for those who may see cards."""

    _inherit = "res.partner"

    medium_count = fields.Integer(
        string="Discount Cards", compute="_compute_medium_count", groups=READERS
    )
    membership_count = fields.Integer(
        string="Memberships", compute="_compute_medium_count", groups=READERS
    )

    def _compute_medium_count(self):
        cards = self._loyalty_counts("loyalty.medium", [])
        members = self._loyalty_counts(
            "loyalty.card", [("program_id.program_type", "=", "discount")]
        )
        for partner in self:
            partner.medium_count = cards.get(partner.id, 0)
            partner.membership_count = members.get(partner.id, 0)

    def _loyalty_counts(self, model, domain):
        groups = self.env[model]._read_group(
            [("partner_id", "in", self.ids), *domain], ["partner_id"], ["__count"]
        )
        return {partner.id: count for partner, count in groups}

    def action_open_mediums(self):
        """Open this customer's cards."""
        return self._open_loyalty("loyalty_discount.loyalty_medium_action")

    def action_open_memberships(self):
        """Open this customer's memberships."""
        return self._open_loyalty("loyalty_discount.loyalty_membership_action")

    def _open_loyalty(self, xmlid):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(xmlid)
        action["domain"] = [
            *([("program_id.program_type", "=", "discount")] if "membership" in xmlid else []),
            ("partner_id", "=", self.id),
        ]
        return action
