"""Rows of a paper on sheets: each with a heading and the head of the table of its own.

Not every printer of HTML repeats the head of a table or counts pages, so that the sheets are cut
before: by the height that the rows will have, in pixels, rather too high than too low. It knows
no Odoo.
"""

import math
import textwrap

#: Height of a sheet between its margins, less what estimates may be wrong by.
SHEET = 720
#: Characters that a line of the table has room for, borders and padding of a cell.
LINE, PADDING = 260, 2
#: A row of one line, and every further line.
ROW, MORE = 24, 15


def row_height(values, widths):
    """How high a row is, by the cell that needs the most lines.

    >>> row_height(("Short", 1), (30, 70)), row_height(("word " * 40, 1), (30, 70))
    (24, 54)
    >>> row_height(("2026-01-05 12:00:00", 1), (18, 226))
    39
    """
    total = sum(widths)
    lines = 1
    for value, width in zip(values, widths, strict=True):
        room = max(4, math.floor(width * LINE / total) - PADDING)
        lines = max(lines, len(textwrap.wrap(_shown(value), room)))
    return ROW + MORE * (lines - 1)


def _shown(value):
    """About what stands in the cell: an amount with its currency, a moment with its time."""
    return f"{value:,.2f} $" if isinstance(value, float) else str(value)


def cut(heights, above, head, below):
    """``[(first, end), ...]`` of the rows of each sheet.

    What is below the table stays with its last rows: they go to the next sheet together.

    :param heights: of the rows
    :param above: what stands above the table on the first sheet
    :param head: heading and head of the table of every sheet
    :param below: totals and signatures

    >>> cut([24] * 3, 100, 50, 200)
    [(0, 3)]
    >>> cut([24] * 30, 100, 50, 200)
    [(0, 23), (23, 30)]
    >>> cut([24] * 23, 100, 50, 200)
    [(0, 20), (20, 23)]
    >>> cut([], 100, 50, 200)
    [(0, 0)]
    """
    sheets, first, room = [], 0, SHEET - above - head
    for place, height in enumerate(heights):
        if height > room and place > first:
            sheets.append((first, place))
            first, room = place, SHEET - head
        room -= height
    last = len(heights)
    if below > room and last - first > 1:
        kept = max(first + 1, last - 3)
        sheets.append((first, kept))
        first = kept
    return [*sheets, (first, last)]
