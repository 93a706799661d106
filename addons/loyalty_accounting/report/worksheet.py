"""A paper as a worksheet: row by row, so that memory does not grow with the rows."""

import io
import re

import xlsxwriter

from .patterns import ISO, number_format

# A holder or till may be called "=1+2": names are never formulas.
OPTIONS = {
    "constant_memory": True,
    "remove_timezone": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}
# A sheet may not be called by these characters.
UNNAMED = re.compile(r"[\[\]:*?/\\]")
LONGEST_NAME = 31
FORMATS = {
    "title": {"bold": True, "font_size": 14},
    "head": {"bold": True, "bg_color": "#E7E6E6", "border": 1, "text_wrap": True, "valign": "top"},
    "text": {"border": 1, "text_wrap": True, "valign": "top"},
    "count": {"border": 1, "num_format": "#,##0"},
    "money": {"border": 1, "num_format": "#,##0.00"},
    "rate": {"border": 1, "num_format": "0.##"},
    "total_count": {"bold": True, "border": 1, "num_format": "#,##0"},
    "total_money": {"bold": True, "border": 1, "num_format": "#,##0.00"},
    "total_text": {"bold": True, "border": 1},
}


def worksheet(title, lines, columns, rows, total, name="", ends=(), dates=ISO):
    """The worksheet as bytes.

    :param str title: heading
    :param lines: texts below the heading
    :param columns: :class:`~..registers.Column` values, none where nothing is listed
    :param rows: values by row, read one by one
    :param str total: what the row of totals is called
    :param str name: name of the sheet, by default the heading
    :param ends: texts below the table: who signs
    :param str dates: how its language writes dates, a pattern of ``strftime``
    """
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, OPTIONS) as book:
        formats = {name: book.add_format(style) for name, style in _styles(dates).items()}
        sheet = book.add_worksheet(UNNAMED.sub("-", name or title)[:LONGEST_NAME].strip())
        head = len(lines) + 2
        _set_page(sheet, columns, head)
        sheet.write(0, 0, title, formats["title"])
        for row, text in enumerate(lines, start=1):
            sheet.write(row, 0, text)
        for column, each in enumerate(columns):
            sheet.write(head, column, each.name, formats["head"])
        last, sums = _write_rows(sheet, columns, rows, formats, head)
        _write_totals(sheet, columns, sums, formats, last + 1, total)
        for row, text in enumerate(ends, start=1):
            sheet.write(last + 2 * row + 1, 0, text)
    return stream.getvalue()


def _styles(dates):
    """The formats of the cells, with dates as they stand in the lines above the table."""
    day = number_format(dates)
    return {
        **FORMATS,
        "date": {"border": 1, "num_format": day},
        "moment": {"border": 1, "num_format": f"{day} hh:mm"},
    }


def _set_page(sheet, columns, head):
    """Landscape, one page wide, pages numbered, the head repeated on every page and frozen."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P / &N")
    if columns:
        sheet.repeat_rows(head)
        sheet.freeze_panes(head + 1, 0)
    for column, each in enumerate(columns):
        sheet.set_column(column, column, each.width)


def _write_rows(sheet, columns, rows, formats, head):
    """Write the rows below ``head``; returns the last row and the sums by column."""
    sums = [0] * len(columns)
    row = head
    for row, values in enumerate(rows, start=head + 1):
        for column, (value, each) in enumerate(zip(values, columns, strict=True)):
            if each.total:
                sums[column] += value or 0
            if value is None:
                sheet.write_blank(row, column, None, formats[each.kind])
            else:
                sheet.write(row, column, value, formats[each.kind])
    return row, sums


def _write_totals(sheet, columns, sums, formats, row, total):
    """The sums of the columns that have one."""
    for column, each in enumerate(columns):
        if each.total:
            # A sum of amounts to the cent is no more exact than they are.
            sheet.write(row, column, round(sums[column], 6), formats[f"total_{each.kind}"])
        elif column == 0:
            sheet.write(row, column, total, formats["total_text"])
