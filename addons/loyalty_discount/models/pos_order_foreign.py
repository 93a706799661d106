"""Cards of other issuers, such as a city social card: a customer group for one receipt."""

from odoo import api, models

NOBODY = {"groups": [], "birthday": None, "fields": {}, "memberships": {}}


class PosOrder(models.Model):
    """The fact is kept with the receipt, the number never."""

    _inherit = "pos.order"

    def _loyalty_foreign_groups(self, claim):
        """The groups that the foreign card of the claim brings, sorted."""
        said = claim["foreign"]
        if not said:
            return []
        groups = self.env["loyalty.group"].sudo().with_company(self.company_id)
        rule = self.env["card.number.rule"].sudo().browse(said["rule"] or ()).exists()
        return groups._groups_of_rule(rule) if rule else self._loyalty_seen_group(claim).ids

    def _loyalty_seen_group(self, claim):
        """The group whose card the cashier only saw, if the group allows it."""
        said = claim["foreign"] or {"rule": None, "group": None}
        groups = self.env["loyalty.group"].sudo()
        if said["rule"]:
            return groups
        group = groups.browse(said["group"] or ()).exists()
        return group.filtered(lambda one: one.seen_ok and one.company_id == self.company_id)

    def _loyalty_note_seen(self, case):
        """Count a foreign card that was seen and not read."""
        group = case["claim"] and self._loyalty_seen_group(case["claim"])
        if group:
            nobody = self.env["hr.employee"]
            self._loyalty_note(case, "seen", "flagged", nobody, group_id=group.id)


class LoyaltyGroup(models.Model):
    """What a till knows of foreign cards, so that it needs no network for them."""

    _inherit = "loyalty.group"

    @api.model
    def _foreign_for_till(self, company):
        """``[{"group", "name", "rules", "seen"}]`` of the groups that foreign cards bring."""
        groups = self.sudo().search([("company_id", "=", company.id)])
        return [
            {
                "group": group.id,
                "name": group.name,
                "rules": sorted(group.rule_ids.ids),
                "seen": group.seen_ok,
            }
            for group in groups
            if group.rule_ids or group.seen_ok
        ]


def with_groups(holder, groups):
    """``holder`` (the basket's shape, or None) as one who is in ``groups`` too."""
    if not groups:
        return holder
    holder = holder or NOBODY
    return {**holder, "groups": sorted({*holder["groups"], *groups})}
