"""Print run: set-based work on spans of the register that acts do."""

from odoo import models
from odoo.tools import SQL


class LoyaltyMediumBatch(models.Model):
    """One statement per span, however many cards it holds."""

    _inherit = "loyalty.medium.batch"

    def _spans_by_place(self, spans):
        """``{place: spans}`` of the serials of ``spans``, by where the register has them."""
        self.ensure_one()
        found = {}
        for first, last in spans:
            rows = self.env.execute_query(
                SQL(
                    """
                    SELECT location_id, MIN(serial), MAX(serial)
                      FROM (SELECT location_id, serial,
                                   serial - ROW_NUMBER() OVER (
                                       PARTITION BY location_id ORDER BY serial) AS island
                              FROM loyalty_medium
                             WHERE batch_id = %s AND serial BETWEEN %s AND %s) AS numbered
                     GROUP BY location_id, island
                     ORDER BY 2
                    """,
                    self.id,
                    first,
                    last,
                )
            )
            for place, start, end in rows:
                found.setdefault(self.env["stock.location"].browse(place), []).append((start, end))
        return found

    def _move_numbers(self, spans, source, target):
        """The numbers of ``spans`` that lie at ``source`` lie at ``target`` now."""
        for span in spans:
            self._move_span(span, source, target)
        self._after_register_change()

    def _set_state_of(self, spans, before, after, reason):
        """The numbers of ``spans`` in state ``before`` are ``after`` now, with a trail of each."""
        self.env["loyalty.medium"].flush_model(["state"])
        values = {
            "batch": self.id,
            "before": before,
            "after": after,
            "reason": reason,
            "user": self.env.uid,
            "now": self.env.cr.now(),
        }
        for first, last in spans:
            self.env.cr.execute(
                SQL(
                    """
                    WITH changed AS (
                        UPDATE loyalty_medium
                           SET state = %(after)s, write_uid = %(user)s, write_date = %(now)s
                         WHERE batch_id = %(batch)s AND serial BETWEEN %(first)s AND %(last)s
                           AND state = %(before)s
                     RETURNING id, company_id)
                    INSERT INTO loyalty_medium_event
                           (medium_id, company_id, from_state, to_state, reason, user_id,
                            create_uid, create_date, write_uid, write_date)
                    SELECT id, company_id, %(before)s, %(after)s, %(reason)s, %(user)s,
                           %(user)s, %(now)s, %(user)s, %(now)s
                      FROM changed
                    """,
                    first=first,
                    last=last,
                    **values,
                )
            )
        self._after_register_change()
