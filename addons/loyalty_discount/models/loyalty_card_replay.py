"""Totals and levels from the entries alone: for late orders, returns and recalculations."""

from odoo import api, models

from .standing_group import NAMES, store_groups
from .standing_replay import Replay


class LoyaltyCard(models.Model):
    """Reads the entries of many memberships of one program with few queries."""

    _inherit = "loyalty.card"

    @api.model
    def _replay(self, program, earning, ids, day):
        """Groups of the memberships ``ids`` of ``program`` on ``day`` (ISO), from their entries.

        :param earning: the settings that count (``_earning``)
        """
        if not ids:
            return []
        self.env.flush_all()
        return Replay(self.env, program, earning, ids, day).groups()

    @api.model
    def _store_standings(self, program, earning, groups, **why):
        """Write ``groups`` where they differ from what is stored; log each change of level.

        Returns the ids of the memberships whose level changed.
        """
        if not groups:
            return []
        self.env.flush_all()
        changed = store_groups(self.env, program, groups, [None, *earning.level_ids], why)
        self.env["loyalty.card"].invalidate_model([*NAMES, "tier_change_ids"])
        return changed
