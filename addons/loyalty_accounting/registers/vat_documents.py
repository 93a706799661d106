"""VAT document of the gratuitous transfer: one row per day, shop and rate."""

from odoo.tools import SQL

from .register import Column, Register

# The answer of the VAT ladder, and the code that the declaration calls such a supply by.
EXEMPT, EXEMPT_CODE = "within_unit_limit", "1010275"


class VatDocuments(Register):
    """The summary document that goes into the sales book of the day of the issue.

    Exempt gifts have no invoice: they are told in the declaration, and input VAT that they give
    back stands in the sales book.

    What was posted into a later quarter, because its own was closed, goes to an additional
    sheet of the quarter of the operation.
    """

    code = "vat_documents"

    def title(self, env):
        return env._("VAT on cards given away")

    def columns(self, env):
        return (
            Column(env._("Operation date"), "date", 14),
            Column(env._("Act"), width=18),
            Column(env._("Shop"), width=24),
            Column(env._("Operation code"), width=10),
            Column(env._("Cards"), "count", 10, total=True),
            Column(env._("VAT base"), "money", 14, total=True),
            Column(env._("VAT %"), "rate", 10),
            Column(env._("VAT"), "money", 14, total=True),
            Column(env._("Posted"), "date", 14),
            Column(env._("Sheet"), width=26),
            Column(env._("Input VAT given back"), "money", 14, total=True),
        )

    def query(self, env, scope):
        return SQL(
            """
            SELECT act.operation_date, act.name, shop.name,
                   CASE WHEN line.vat_reason = %(exempt)s THEN %(exempt_code)s ELSE '10' END,
                   SUM(line.sign), SUM(line.vat_base), line.vat_rate, SUM(line.vat_amount),
                   act.posting_date,
                   DATE_TRUNC('quarter', act.operation_date)
                       <> DATE_TRUNC('quarter', act.posting_date),
                   SUM(COALESCE(line.restored, 0))
              FROM loyalty_act act
              JOIN loyalty_act_line line ON line.act_id = act.id
              LEFT JOIN stock_warehouse shop ON shop.id = act.warehouse_id
             WHERE act.company_id = %(company)s AND act.state IN ('posted', 'reversed')
               AND act.operation_date BETWEEN %(start)s AND %(end)s
             GROUP BY act.id, shop.name, line.vat_rate, line.vat_reason
            HAVING SUM(line.vat_amount) <> 0 OR line.vat_reason = %(exempt)s
             ORDER BY act.operation_date, act.name, line.vat_rate
            """,
            company=scope.company.id,
            start=scope.start,
            end=scope.end,
            exempt=EXEMPT,
            exempt_code=EXEMPT_CODE,
        )

    def shown(self, env, scope, row):
        *values, is_late, restored = row
        sheet = env._("Additional sheet") if is_late else env._("Sales book")
        if values[3] == EXEMPT_CODE and not restored:
            sheet = env._("Declaration, exempt supplies")
        return (*values, sheet, restored)
