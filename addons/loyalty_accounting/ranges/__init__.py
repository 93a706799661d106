"""Card numbers in runs and spans: pure arithmetic on serials, no registers, no Odoo.

A *serial* is the place of a number in its print run, counted from 1. A *span* is a pair
``(first, last)`` of serials, both included. A *number* is a string and stays one: its
leading zeros are part of it.
"""

from .entry import Pair, read_entry
from .opening import OpeningRow, RowError, read_row
from .printed import Fault, PrintReport, compare
from .run import NumberError, Run
from .span import count, count_through, free_spans, missing, overlap, pack

__all__ = [
    "Fault",
    "NumberError",
    "OpeningRow",
    "Pair",
    "PrintReport",
    "RowError",
    "Run",
    "compare",
    "count",
    "count_through",
    "free_spans",
    "missing",
    "overlap",
    "pack",
    "read_entry",
    "read_row",
]
