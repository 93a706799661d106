"""Registers: choose one and its days, then export it."""

import base64

from odoo import api, fields, models
from odoo.tools import format_date, formatLang
from odoo.tools.misc import get_lang

from ..registers import REGISTERS, Scope
from ..report.worksheet import worksheet

# Rows of the table on the screen; the worksheet has all of them.
SHOWN = 500
NAMES = "loyalty_discount.group_manager"


class LoyaltyRegister(models.TransientModel):
    """Every register of ``registers/`` in the same way, as at any past date."""

    _name = "loyalty.register"
    _description = "Register of the Card Books"

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    register = fields.Selection(
        selection=lambda self: self._selection_register(), required=True, default="turnover"
    )
    at_date = fields.Boolean(compute="_compute_at_date")
    date_from = fields.Date(
        string="Period Start",
        required=True,
        default=lambda self: fields.Date.today().replace(day=1),
    )
    date_to = fields.Date(string="Through", required=True, default=fields.Date.context_today)
    table = fields.Html(readonly=True)
    file = fields.Binary(readonly=True, attachment=False)
    file_name = fields.Char(readonly=True)

    @api.model
    def _selection_register(self):
        return [(code, register.title(self.env)) for code, register in REGISTERS.items()]

    @api.depends("register")
    @api.depends_context("lang")
    def _compute_display_name(self):
        titles = dict(self._selection_register())
        for wizard in self:
            wizard.display_name = titles.get(wizard.register, "")

    @api.depends("register")
    def _compute_at_date(self):
        for wizard in self:
            wizard.at_date = bool(wizard.register) and REGISTERS[wizard.register].at_date

    def _scope(self):
        """Company and days; names of holders only for who manages them."""
        is_masked = not self.env.user.has_group(NAMES)
        return Scope(self.company_id, self.date_from, self.date_to, is_masked)

    def _rows(self):
        """The rows of the register, read with the rights of the wizard's reader."""
        self.ensure_one()
        self.env["loyalty.act.line"].check_access("read")
        self.company_id.check_access("read")
        return REGISTERS[self.register].rows(self.env(su=True), self._scope())

    def _xlsx_rows(self):
        """The rows as the worksheet takes them, one by one."""
        yield from self._rows()

    def _xlsx(self):
        """The worksheet as bytes."""
        register = REGISTERS[self.register]
        if register.at_date:
            period = self.env._("As at %s", format_date(self.env, self.date_to))
        else:
            period = self.env._(
                "From %(start)s to %(end)s",
                start=format_date(self.env, self.date_from),
                end=format_date(self.env, self.date_to),
            )
        return worksheet(
            register.title(self.env),
            (self.company_id.name, period),
            register.columns(self.env),
            self._xlsx_rows(),
            self.env._("Total"),
            dates=get_lang(self.env).date_format,
        )

    def action_show(self):
        """Show the register as a table; a long one in part, its totals of all rows."""
        register = REGISTERS[self.register]
        columns = register.columns(self.env)
        totals = [place for place, column in enumerate(columns) if column.total]
        shown, count, sums = [], 0, [0] * len(columns)
        for row in self._rows():
            count += 1
            if count <= SHOWN:
                shown.append(
                    [self._text(column, cell) for column, cell in zip(columns, row, strict=True)]
                )
            for place in totals:
                sums[place] += row[place] or 0
        self.table = self.env["ir.qweb"]._render(
            "loyalty_accounting.register_table",
            {
                "columns": columns,
                "rows": shown,
                "rest": count - len(shown),
                "sums": self._totals(columns, sums),
            },
        )
        self.file = False
        # The page that shows a table already is read again, not opened once more.
        return None if self.env.context.get("on_page") else self._again("current")

    def _totals(self, columns, sums):
        """The last row, called what it is in its first cell."""
        shown = [
            self._text(column, total) if column.total else ""
            for column, total in zip(columns, sums, strict=True)
        ]
        return shown if columns[0].total else [self.env._("Total"), *shown[1:]]

    def _text(self, column, value):
        """A cell as people read it."""
        if value is None or value is False:
            return ""
        if column.kind == "date":
            return format_date(self.env, value)
        if column.kind == "money":
            return formatLang(self.env, float(value), currency_obj=self.company_id.currency_id)
        if column.kind == "count":
            return formatLang(self.env, float(value), digits=0)
        return f"{value:g}" if column.kind == "rate" else str(value)

    def action_export(self):
        """Make the worksheet and offer it for download."""
        self.file = base64.b64encode(self._xlsx())
        self.file_name = f"{self.register}-{self.date_to}.xlsx"
        return self._again("new")

    def _again(self, target):
        """The form of this wizard, with what it has made."""
        return {
            "type": "ir.actions.act_window",
            "name": REGISTERS[self.register].title(self.env),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": target,
        }
