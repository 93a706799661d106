"""Rows of an old system's file: card or phone, level, spend, visits, quantity, date."""

import re
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from .written import read_count, read_date, read_number

COLUMNS = ("card", "phone", "level", "spend", "visits", "quantity", "date")


class OpeningRow(NamedTuple):
    """One row, read; `line` is its place in the file, the heading is line 1."""

    line: int
    card: str
    phone: str
    level: str
    spend: Decimal
    visits: int
    quantity: Decimal
    date: str


class Problem(NamedTuple):
    """What is wrong with a row: a stable code, the column and what was found there."""

    line: int
    code: str
    column: str = ""
    value: str = ""


def read_opening(table, today):
    """Return ``(rows, problems)`` of a `table`: lists of texts, the first is the heading.

    >>> rows, problems = read_opening([["Card", "Spend"], ["92", "1 234,50"]], "2026-01-15")
    >>> rows[0].spend, rows[0].date, problems
    (Decimal('1234.50'), '2026-01-15', [])
    """
    names = [str(cell or "").strip().lower() for cell in table[0]] if table else []
    problems = _heading(names)
    rows = []
    for line, cells in enumerate(table[1:] if not problems else [], start=2):
        texts = {
            name: str(cell).strip()
            for name, cell in zip(names, cells, strict=False)
            if cell not in (None, "")
        }
        if texts:
            row, faults = _row(line, texts, today)
            problems += faults
            rows += [row] if not faults else []
    return rows, problems


def _heading(names):
    """What is wrong with the names of the columns."""
    if not {"card", "phone"} & set(names):
        return [Problem(1, "no_card_column")]
    found = [Problem(1, "unknown_column", name) for name in names if name and name not in COLUMNS]
    return found + [Problem(1, "column_twice", name) for name in COLUMNS if names.count(name) > 1]


def _row(line, texts, today):
    """``(row, problems)`` of one row, given as texts by column."""
    faults = []

    def read(column, reader, default):
        try:
            return reader(texts[column]) if column in texts else default
        except (ValueError, InvalidOperation):
            code = "bad_date" if column == "date" else "bad_number"
            faults.append(Problem(line, code, column, texts[column]))
            return default

    row = OpeningRow(
        line,
        re.sub(r"\D", "", texts.get("card", "")),
        re.sub(r"\D", "", texts.get("phone", "")),
        texts.get("level", ""),
        read("spend", read_number, Decimal(0)),
        read("visits", read_count, 0),
        read("quantity", read_number, Decimal(0)),
        read("date", read_date, today),
    )
    if not row.card and not row.phone:
        faults.append(Problem(line, "no_card"))
    if row.date > today:
        faults.append(Problem(line, "date_in_future", "date", row.date))
    return row, faults
