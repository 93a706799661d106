"""A customer's cards, memberships, spend and discounts."""

from odoo import fields, models

READERS = "loyalty_discount.group_marketer,loyalty_discount.group_manager"
MINE = [("program_id.program_type", "=", "discount")]


class ResPartner(models.Model):
    """Smart buttons and a page for those who may see cards."""

    _inherit = "res.partner"

    medium_count = fields.Integer(
        string="Discount Cards", compute="_compute_medium_count", groups=READERS
    )
    membership_count = fields.Integer(
        string="Memberships", compute="_compute_medium_count", groups=READERS
    )
    loyalty_spend_text = fields.Char(
        string="Qualifying Spend", compute="_compute_loyalty_sums", groups=READERS
    )
    loyalty_discount_text = fields.Char(
        string="Discounts Given", compute="_compute_loyalty_sums", groups=READERS
    )
    loyalty_membership_ids = fields.One2many(
        "loyalty.card", "partner_id", domain=MINE, readonly=True, groups=READERS
    )
    loyalty_medium_ids = fields.One2many(
        "loyalty.medium", "partner_id", string="Cards", readonly=True, groups=READERS
    )

    def _loyalty_edited_at(self):
        """When something a discount may ask about this holder was last changed."""
        answers = self.env["loyalty.form.answer"].sudo()
        rows = answers.search([("partner_id", "in", self.ids)])
        moments = [self.sudo().write_date, *(row.write_date for row in rows)]
        return max((moment for moment in moments if moment), default=None)

    def _compute_medium_count(self):
        cards = self._loyalty_counts("loyalty.medium", [])
        members = self._loyalty_counts("loyalty.card", MINE)
        for partner in self:
            partner.medium_count = cards.get(partner.id, 0)
            partner.membership_count = members.get(partner.id, 0)

    def _loyalty_counts(self, model, domain):
        groups = self.env[model]._read_group(
            [("partner_id", "in", self.ids), *domain], ["partner_id"], ["__count"]
        )
        return {partner.id: count for partner, count in groups}

    def _compute_loyalty_sums(self):
        spend = self._loyalty_sums("loyalty.card", "turnover", MINE)
        discounts = self._loyalty_sums("loyalty.discount.entry", "amount", [])
        for partner in self:
            partner.loyalty_spend_text = spend.get(partner.id, "")
            partner.loyalty_discount_text = discounts.get(partner.id, "")

    def _loyalty_sums(self, model, name, domain):
        """``{partner id: "12.50 €, 3.00 $"}``: amounts of different currencies don't add up."""
        groups = self.env[model]._read_group(
            [("partner_id", "in", self.ids), *domain],
            ["partner_id", "company_id"],
            [f"{name}:sum"],
        )
        found = {}
        for partner, company, amount in groups:
            found.setdefault(partner.id, []).append(company.currency_id.format(amount))
        return {key: ", ".join(texts) for key, texts in found.items()}

    # -- links ---------------------------------------------------------------------------------

    def action_open_mediums(self):
        """Open this customer's cards."""
        return self._open_loyalty("loyalty_discount.loyalty_medium_action")

    def action_open_memberships(self):
        """Open this customer's memberships."""
        return self._open_loyalty("loyalty_discount.loyalty_membership_action", MINE)

    def action_open_turnover(self):
        """Open the purchases that count for this customer."""
        return self._open_loyalty("loyalty_discount.loyalty_turnover_action")

    def action_open_discounts(self):
        """Open the discounts this customer got."""
        return self._open_loyalty("loyalty_discount.loyalty_discount_entry_action")

    def _open_loyalty(self, xmlid, domain=()):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(xmlid)
        action["domain"] = [*domain, ("partner_id", "=", self.id)]
        return action
