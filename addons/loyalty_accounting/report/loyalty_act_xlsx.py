"""The act as a worksheet, signatures included."""

from odoo import models

from .worksheet import worksheet

# Where somebody writes or signs.
BLANK = "_" * 30


class LoyaltyAct(models.Model):
    """The same as on paper."""

    _inherit = "loyalty.act"

    def _xlsx(self):
        """The worksheet of one act as bytes."""
        lines = [f"{name}: {value}" for name, value in self._paper_head()]
        mark = self.env._("draft") if self.state == "draft" else ""
        ends = [f"{label}: {BLANK}" for label in self._paper_blanks()]
        ends += [f"{role}: {name} {BLANK}" for role, name in self._paper_signatures()]
        return worksheet(
            f"{self._paper_title()} ({mark})" if mark else self._paper_title(),
            lines,
            self._paper_columns(),
            self._paper_rows(),
            self.env._("Total"),
            name=self.display_name,
            ends=ends,
        )

    def action_export_xlsx(self):
        """Download the act as a worksheet; the route checks the reader's rights."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/loyalty_accounting/act/{self.id}/xlsx",
            "target": "self",
        }
