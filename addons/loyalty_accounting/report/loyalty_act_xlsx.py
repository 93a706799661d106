"""The act as a worksheet: one row per card, totals, ready to print."""

import io

import xlsxwriter

from odoo import models

# Column width, and the name of the format of its cells.
WIDTHS = (6, 18, 28, 18, 18, 18, 22, 30, 12, 12, 9, 12)
FORMATS = {
    "title": {"bold": True, "font_size": 14},
    "head": {"bold": True, "bg_color": "#E7E6E6", "border": 1, "text_wrap": True, "valign": "top"},
    "text": {"border": 1},
    "moment": {"border": 1, "num_format": "yyyy-mm-dd hh:mm"},
    "money": {"border": 1, "num_format": "#,##0.00"},
    "rate": {"border": 1, "num_format": "0.##"},
    "total": {"bold": True, "border": 1, "num_format": "#,##0.00"},
}
HEAD_ROW = 5


class LoyaltyAct(models.Model):
    """Writes row by row, so that memory does not grow with the number of cards."""

    _inherit = "loyalty.act"

    def _xlsx(self):
        """The worksheet of one act as bytes."""
        self.ensure_one()
        stream = io.BytesIO()
        options = {
            "in_memory": True,
            "constant_memory": True,
            "remove_timezone": True,
            # A holder or till may be called "=1+2": names are never formulas.
            "strings_to_formulas": False,
            "strings_to_urls": False,
        }
        with xlsxwriter.Workbook(stream, options) as book:
            formats = {name: book.add_format(style) for name, style in FORMATS.items()}
            sheet = book.add_worksheet(self.env._("Issue note"))
            self._xlsx_page(sheet)
            self._xlsx_head(sheet, formats)
            last = self._xlsx_rows(sheet, formats)
            self._xlsx_totals(sheet, formats, last)
        return stream.getvalue()

    def _xlsx_page(self, sheet):
        """Landscape, one page wide, the head repeated on every page and frozen."""
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEAD_ROW)
        sheet.freeze_panes(HEAD_ROW + 1, 2)
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)

    def _xlsx_head(self, sheet, formats):
        """Title block and column names."""
        sheet.write(0, 0, self.env._("Issue note %s", self.display_name), formats["title"])
        sheet.write(1, 0, self.company_id.name)
        sheet.write(2, 0, self.env._("Shop: %s", self.warehouse_id.name))
        sheet.write(3, 0, self.env._("Operation date: %s", self.operation_date.isoformat()))
        for column, name in enumerate(self._xlsx_columns()):
            sheet.write(HEAD_ROW, column, name, formats["head"])

    def _xlsx_columns(self):
        """Names of the columns."""
        return (
            self.env._("No."),
            self.env._("Card number"),
            self.env._("Holder"),
            self.env._("Date and time (UTC)"),
            self.env._("Till"),
            self.env._("Cashier"),
            self.env._("Ground"),
            self.env._("Consent"),
            self.env._("Cost"),
            self.env._("VAT base"),
            self.env._("VAT %"),
            self.env._("VAT"),
        )

    def _xlsx_rows(self, sheet, formats):
        """One row per card; returns the number of the last row."""
        kinds = ("text",) * 3 + ("moment",) + ("text",) * 4 + ("money", "money", "rate", "money")
        row = HEAD_ROW
        for row, line in enumerate(self.line_ids, start=HEAD_ROW + 1):
            values = (
                row - HEAD_ROW,
                line.number,
                line.holder_masked,
                line.issued_at,
                line.till_name or "",
                line.cashier_name or "",
                line.ground or "",
                line.consent_text or "",
                line.unit_cost,
                line.vat_base,
                line.vat_rate,
                line.vat_amount,
            )
            for column, (value, kind) in enumerate(zip(values, kinds, strict=True)):
                sheet.write(row, column, value, formats[kind])
        return row

    def _xlsx_totals(self, sheet, formats, last):
        """Number of cards, cost, base and VAT below the columns."""
        sheet.write(last + 1, 1, self.env._("%s cards", self.quantity), formats["total"])
        totals = {8: self.amount_cost, 9: self.amount_vat_base, 11: self.amount_vat}
        for column, amount in totals.items():
            sheet.write(last + 1, column, amount, formats["total"])

    def action_export_xlsx(self):
        """Download the act as a worksheet; the route checks the reader's rights."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/loyalty_accounting/act/{self.id}/xlsx",
            "target": "self",
        }
