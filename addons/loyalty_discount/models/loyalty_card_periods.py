"""When a period ends: planned levels become the levels, once, in chunks."""

import logging

from odoo import api, fields, models

from .wall_clock import day_in

_logger = logging.getLogger(__name__)

CHUNK = 1000


class LoyaltyCard(models.Model):
    """Tills know the planned level beforehand; this only makes it the stored one."""

    _inherit = "loyalty.card"

    @api.model
    def _cron_settle_levels(self):
        """Settle what is due in every program; may stop after any chunk and go on later."""
        cron = self.env["ir.cron"]
        programs = self.env["loyalty.program"].sudo().with_context(active_test=False)
        for program in programs.search([("program_type", "=", "discount")]):
            program._follow_earning()
            last, count = 0, 1
            while count:
                last, count = self._settle_chunk(program, last)
                left = self._members().search_count(self._due(program, last))
                if not cron._commit_progress(count, remaining=left):
                    return

    @api.model
    def _settle_chunk(self, program, after=0, chunk=CHUNK):
        """Settle the next memberships with an id above ``after``; ``(last id, how many)``."""
        cards = self._members().search(self._due(program, after), limit=chunk, order="id")
        if not cards:
            return after, 0
        cards._lock_memberships()
        changed = cards._settle(program, self._settled_day(program))
        _logger.info("Loyalty: %s of %s levels changed by a period", len(changed), len(cards))
        return cards[-1].id, len(cards)

    @api.model
    def _members(self):
        return self.sudo().with_context(active_test=False)

    @api.model
    def _due(self, program, after):
        """The memberships of ``program`` behind the id ``after`` whose level changes by now."""
        return [
            ("program_id", "=", program.id),
            ("planned_from", "<=", self._settled_day(program)),
            ("id", ">", after),
        ]

    @api.model
    def _settled_day(self, program):
        """The day it is in every shop of the company: no till loses a level before midnight."""
        zone = self.env["loyalty.publication"]._last_zone(program.company_id)
        return fields.Date.to_string(day_in(zone, fields.Datetime.now()))
