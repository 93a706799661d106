"""The act on as many sheets as it needs, each of which says what it is of."""

import math

from odoo import models

from .sheets import MORE, ROW, cut, row_height

# Heights in pixels: the title, a line of the head, heading of a sheet, two signatures, a blank.
TITLE, HEAD, HEADING, SIGNATURES, BLANK = 56, 18, 24, 90, 42
# Characters of a third of the head, and of a line of small print.
THIRD, SMALL = 70, 220


class LoyaltyAct(models.Model):
    """Rows are cut before printing, see :mod:`.sheets`."""

    _inherit = "loyalty.act"

    def _paper_sheets(self):
        """The rows of every sheet; one without rows where nothing is listed."""
        columns, rows = self._paper_columns(), list(self._paper_rows())
        widths = [column.width for column in columns]
        heights = [row_height(row, widths) for row in rows]
        names = row_height([column.name for column in columns], widths) if columns else 0
        spans = cut(heights, self._height_above(), HEADING + names, self._height_below())
        return [rows[first:end] for first, end in spans]

    def _paper_columns_before_totals(self):
        """How many columns stand before the first that is summed."""
        totals = [column.total for column in self._paper_columns()]
        return totals.index(True) if True in totals else len(totals)

    def _height_above(self):
        """Title and head."""
        parts = self._paper_head()
        longest = max((len(f"{name}: {value}") for name, value in parts), default=0)
        return TITLE + HEAD * math.ceil(len(parts) / 3) * math.ceil(longest / THIRD)

    def _height_below(self):
        """Totals, what the act was posted with, what is left blank, signatures."""
        texts = (self.parameters_text or "").split("\n")
        lines = sum(math.ceil(len(text) / SMALL) for text in texts)
        pairs = math.ceil(len(self._paper_signatures()) / 2)
        return ROW + lines * MORE + BLANK * len(self._paper_blanks()) + SIGNATURES * pairs + ROW
