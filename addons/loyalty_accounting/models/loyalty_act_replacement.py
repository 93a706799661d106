"""Act: a new card in the place of an old one."""

from odoo import Command, fields, models

from ..trusted import OWN_MOVE, trusted


class LoyaltyAct(models.Model):
    """Holder, level and spend move to the new number; they are no business of the ledger."""

    _inherit = "loyalty.act"

    replaced_id = fields.Many2one(
        "loyalty.medium",
        string="Card Replaced",
        check_company=True,
        ondelete="restrict",
        domain="[('state', 'in', ('active', 'blocked')), ('company_id', '=', company_id)]",
    )

    def _replace_card(self):
        """The new card of the ranges becomes its holder's, the old one is over."""
        old, company = self.replaced_id, self.company_id
        new = self._cards_at(company.loyalty_issued_location_id)
        self.amount_returned = self._give_up(old)
        new._set_state("active", self.display_name)
        trusted(new, OWN_MOVE).write(
            {
                "issued_at": fields.Datetime.now(),
                "issue_ground": "free",
                "issue_user_id": self.env.uid,
                "partner_id": old.partner_id.id,
                "membership_ids": [Command.set(old.membership_ids.ids)],
            }
        )
        old.membership_ids = [Command.clear()]
        values = self.env["loyalty.act.line"]._values_of_issues(new)[new]
        cost = sum(self.range_ids.mapped("cost"))
        self.line_ids = [Command.create({**values, "unit_cost": cost})]

    def _give_up(self, old):
        """The old card ends; returns what it stood for off balance, if it was the company's.

        Its issue happened all the same, so that its line stays the one of its act.
        """
        if old.state == "blocked":
            old._set_state("active", self.display_name)
        old._set_state("replaced", self.display_name)
        if old.batch_id.ownership != "retained":
            return 0.0
        return sum(old.sudo().act_line_ids.filtered("open").mapped("off_balance"))
