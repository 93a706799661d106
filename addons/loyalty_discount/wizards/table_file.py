"""Reads a csv or xlsx file into rows of texts."""

import csv
import io
from datetime import date, datetime
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

ROWS_MAX = 200_000
DELIMITERS = ";,\t"


class TableError(ValueError):
    """The file can't be read as a table."""


def read_table(content):
    """The rows of ``content`` (bytes): lists of texts, None for empty cells.

    An xlsx file is known by its first bytes, anything else is read as text.
    """
    rows = _read_xlsx(content) if content[:2] == b"PK" else _read_csv(content)
    if len(rows) > ROWS_MAX:
        raise TableError("too_long")
    return rows


def _read_xlsx(content):
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise TableError("no_table") from error
    found = []
    for cells in book.worksheets[0].iter_rows(values_only=True):
        found.append([_text(cell) for cell in cells])
        if len(found) > ROWS_MAX:
            raise TableError("too_long")
    return found


def _text(cell):
    """A cell as people see it: no ``.0`` behind a whole number, a date without its time."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return None if cell is None else str(cell)


def _read_csv(content):
    text = _decoded(content)
    heading = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=heading.count)
    return [row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if row]


def _decoded(content):
    """UTF-8, else what old Windows programs write in Russian; both with or without a mark."""
    for encoding in ("utf-8-sig", "cp1251"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise TableError("no_table")
