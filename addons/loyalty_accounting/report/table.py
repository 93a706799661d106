"""A file as rows: csv of any delimiter, or the first sheet of an xlsx.

In a printer's file the numbers stand in the column whose head names them, else in the first one
that has numbers. In other files every column has a head.
"""

import csv
import io
import re
import zipfile

HEADS = re.compile(r"number|card|номер|карт", re.IGNORECASE)
DELIMITERS = ",;\t|"
ENCODINGS = ("utf-8-sig", "cp1251")


class TableError(ValueError):
    """A file that can't be read; ``code``: ``not_a_table`` or ``no_numbers``."""


def read_table(content):
    """Pairs of row and number, texts as printed, from the bytes of a csv or xlsx file."""
    rows = _rows(content)
    column, has_head = _column(rows[0][1])
    found = ((row, _cell(cells, column)) for row, cells in (rows[1:] if has_head else rows))
    numbers = [(row, number) for row, number in found if number]
    if not numbers:
        raise TableError("no_numbers")
    return numbers


def read_columns(content, heads):
    """Pairs of row and ``{name: text}`` of a table with heads.

    :param dict heads: name -> pattern of its head; a head is of the first name it fits
    """
    (_row, first), *rows = _rows(content)
    places = {}
    for place, text in enumerate(first):
        fits = (name for name, pattern in heads.items() if pattern.search(text))
        name = next(fits, None)
        places.setdefault(name, place)
    return [
        (
            row,
            {
                name: cells[places[name]] if name in places and places[name] < len(cells) else ""
                for name in heads
            },
        )
        for row, cells in rows
    ]


def _rows(content):
    """Pairs of row and cells, without the empty ones."""
    rows = _xlsx(content) if content[:2] == b"PK" else _csv(content)
    found = [(row, cells) for row, cells in rows if any(cells)]
    if not found:
        raise TableError("no_numbers")
    return found


def _column(cells):
    """``(place, is there a head)`` of the column with the numbers."""
    for place, text in enumerate(cells):
        if HEADS.search(text):
            return place, True
    digits = [place for place, text in enumerate(cells) if text.isdecimal()]
    longest = max(digits, key=lambda place: len(cells[place]), default=None)
    return (0, True) if longest is None else (longest, False)


def _cell(cells, column):
    """The text of a row's cell without blanks, which printers put between groups of digits."""
    return re.sub(r"\s", "", cells[column]) if column < len(cells) else ""


def _csv(content):
    """Rows of a csv file."""
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise TableError("not_a_table")
    first = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=first.count)
    for row, cells in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), start=1):
        yield row, [cell.strip().lstrip("'") for cell in cells]


def _xlsx(content):
    """Rows of the first sheet; a number typed as a number loses nothing but leading zeros."""
    import openpyxl  # noqa: PLC0415 (only for such a file)

    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise TableError("not_a_table") from error
    for row, cells in enumerate(book.worksheets[0].iter_rows(values_only=True), start=1):
        yield row, [_text(cell) for cell in cells]


def _text(cell):
    """A cell as the text that was printed."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip().lstrip("'")
