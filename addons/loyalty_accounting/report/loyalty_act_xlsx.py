"""The act as a worksheet, signatures included."""

from odoo import models
from odoo.tools.misc import get_lang

from .worksheet import worksheet

# Where somebody writes or signs.
BLANK = "_" * 30


class LoyaltyAct(models.Model):
    """The same as on paper, in the same language."""

    _inherit = "loyalty.act"

    def _xlsx(self):
        """The worksheet of one act as bytes."""
        act = self._in_own_language()
        kept = act._paper_kept()
        lines = [f"{name}: {value}" for name, value in act._paper_head(kept)]
        mark = act.env._("draft") if act.state == "draft" else ""
        ends = [f"{label}: {BLANK}" for label in act._paper_blanks()]
        ends += [f"{role}: {name} {BLANK}" for role, name in act._paper_signatures(kept)]
        return worksheet(
            f"{act._paper_title()} ({mark})" if mark else act._paper_title(),
            lines,
            act._paper_columns(),
            act._paper_rows(),
            act.env._("Total"),
            name=act.display_name,
            ends=ends,
            dates=get_lang(act.env).date_format,
        )

    def action_export_xlsx(self):
        """Download the act as a worksheet; the route checks the reader's rights."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/loyalty_accounting/act/{self.id}/xlsx",
            "target": "self",
        }
