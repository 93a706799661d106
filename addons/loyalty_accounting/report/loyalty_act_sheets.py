"""The act on as many sheets as it needs, each of which says what it is of."""

import math
from typing import NamedTuple

from odoo import models

from .sheets import MORE, ROW, cut, row_height

# Heights in pixels: the title, a line of the head, heading of a sheet, two signatures, a blank.
TITLE, HEAD, HEADING, SIGNATURES, BLANK = 56, 18, 24, 90, 42
# Characters of a third of the head, and of a line of small print.
THIRD, SMALL = 70, 220


class Paper(NamedTuple):
    """What one print of an act shows, worked out once.

    ``sheets``: the rows of every sheet, one without rows where nothing is listed; ``before``: how
    many columns stand before the first that is summed.
    """

    title: str
    mark: str
    company: str
    head: list
    columns: tuple
    sheets: list
    before: int
    blanks: tuple
    signatures: list


class LoyaltyAct(models.Model):
    """Rows are cut before printing, see :mod:`.sheets`."""

    _inherit = "loyalty.act"

    def _paper(self):
        """The act as it prints now."""
        kept, columns = self._paper_kept(), self._paper_columns()
        head, signatures = self._paper_head(kept), self._paper_signatures(kept)
        blanks = self._paper_blanks()
        above, below = self._height_above(head), self._height_below(blanks, signatures)
        totals = [column.total for column in columns]
        return Paper(
            self._paper_title(),
            self._paper_mark(),
            kept["company"]["name"],
            head,
            columns,
            self._paper_sheets(columns, above, below),
            totals.index(True) if True in totals else len(totals),
            blanks,
            signatures,
        )

    def _paper_sheets(self, columns, above, below):
        """The rows of every sheet, between what stands above and below them."""
        rows, widths = list(self._paper_rows()), [column.width for column in columns]
        heights = [row_height(row, widths) for row in rows]
        names = row_height([column.name for column in columns], widths) if columns else 0
        spans = cut(heights, above, HEADING + names, below)
        return [rows[first:end] for first, end in spans]

    def _height_above(self, head):
        """Title and head."""
        longest = max((len(f"{name}: {value}") for name, value in head), default=0)
        return TITLE + HEAD * math.ceil(len(head) / 3) * math.ceil(longest / THIRD)

    def _height_below(self, blanks, signatures):
        """Totals, what the act was posted with, what is left blank, signatures."""
        texts = (self.parameters_text or "").split("\n")
        lines = sum(math.ceil(len(text) / SMALL) for text in texts)
        pairs = math.ceil(len(signatures) / 2)
        return ROW + lines * MORE + BLANK * len(blanks) + SIGNATURES * pairs + ROW
