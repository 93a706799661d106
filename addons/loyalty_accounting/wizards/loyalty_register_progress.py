"""Registers: how far a long export is, told to its reader while it runs."""

from odoo import models

TOLD_EVERY = 5_000  # rows; about a third of a second
PROGRESS = "loyalty_accounting.export_progress"


class LoyaltyRegister(models.TransientModel):
    """The browser shows one line until the last row is written."""

    _inherit = "loyalty.register"

    def _xlsx_rows(self):
        told = False
        for count, row in enumerate(super()._xlsx_rows(), start=1):
            if count % TOLD_EVERY == 0:
                told = True
                self._tell(count)
            yield row
        if told:
            self._tell(None)

    def _tell(self, rows):
        """Tell the reader now, in a transaction of its own."""
        with self.env.registry.cursor() as cr:
            self.env.user.with_env(self.env(cr=cr))._bus_send(PROGRESS, {"rows": rows})
