"""Totals and levels from the entries alone: for late orders, returns and recalculations."""

from odoo import api, models
from odoo.tools import SQL

from .standing_replay import Replay
from .standing_row import NAMES, log_changes, stored_values, update_memberships

TIER = NAMES.index("tier_id")


class LoyaltyCard(models.Model):
    """Reads the entries of many memberships of one program with few queries."""

    _inherit = "loyalty.card"

    @api.model
    def _replay(self, program, ids, day):
        """Rows of the memberships ``ids`` of ``program`` on ``day`` (ISO), from their entries."""
        if not ids:
            return []
        self.env.flush_all()
        # No program: the sums are then read from one index alone, and rows of others are dropped.
        scope = SQL("membership_id = ANY(%s)", list(ids))
        if len(ids) > 1000:  # a chunk of neighbours: one stretch of the index
            scope = SQL("membership_id BETWEEN %s AND %s", min(ids), max(ids))
        return Replay(self.env, program, scope, day).rows(ids)

    @api.model
    def _store_standings(self, program, rows, **why):
        """Write ``rows`` where they differ from what is stored; log each change of level.

        Returns the ids of the memberships whose level changed.
        """
        tiers = [None, *program._spend_ladder().ids]
        self.env.flush_all()
        old = stored_values(self.env, [row.id for row in rows])
        new = {row.id: row.values(tiers) for row in rows}
        changed = {key: values for key, values in new.items() if values != old[key]}
        if not changed:
            return []
        update_memberships(self.env, changed)
        changes = [
            (key, old[key][TIER], values[TIER])
            for key, values in changed.items()
            if values[TIER] != old[key][TIER]
        ]
        if changes:
            log_changes(self.env, program, changes, why)
        self.browse(changed).invalidate_recordset([*NAMES, "tier_change_ids"])
        return [key for key, _before, _after in changes]
