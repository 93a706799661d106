"""One combination group, said alike by all of its programs."""

from odoo import fields, models

from .wall_clock import wall_text


class LoyaltyPublication(models.Model):
    """Publishing a program in a changed group publishes the group's other programs with it."""

    _inherit = "loyalty.publication"

    def _keep_followers(self):
        """Publications of what other programs say, in the group as this one describes it.

        Programs of a group that disagree about it are skipped at the till. So whatever is in
        force when this one begins follows, and whatever is planned for later, by any of them.
        """
        (said,) = self.sudo().version_id._parsed()
        followers, zone = self.browse(), self._first_zone(self.company_id)
        wall = self.start or wall_text(fields.Datetime.now(), zone)
        domain = [("company_id", "=", self.company_id.id), ("state", "=", "published")]
        for published in self.sudo().search(domain).grouped("program_id").values():
            for plan in published._plans_from(wall, zone):
                is_later = plan.start > wall
                if is_later or published.program_id != self.program_id:
                    start = plan.start if is_later else self.start or None
                    followers |= plan.publication._follow(self, said["lane"], start)
        return followers

    def _follow(self, leader, group, start):
        """What this publication says, in the changed ``group``; nothing if it is in no need."""
        (said,) = self.version_id._parsed()
        is_same_group = said["lane"]["lane"] == group["lane"]
        if not is_same_group or said["lane"] == group or said["stopped"]:
            return self.browse()
        version = self.program_id._keep_version({**said, "lane": group, "from": start})
        words = self.env._("Combination group as in “%s”", leader.program_id.name)
        return self._keep(
            version,
            self,
            start=start,
            changes=words,
            note=leader.note,
            user_id=leader.user_id.id,
            follows_id=leader.id,
        )
