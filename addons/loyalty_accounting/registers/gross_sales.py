"""Cards sold, as Russian books show them: revenue with its VAT, and the VAT out of it."""

from odoo.tools import SQL

from ..money import to_amount, to_minor
from ..posting import Entry, gross_view
from ..posting.legs import signed
from .register import Column, Register
from .shop import SHOP_OF_RECEIPT, shop_day

QUERY = """
WITH sold AS (
    SELECT %(day)s AS day,
           COALESCE(receipt.pos_reference, receipt.name) AS document, 'CASH' AS buyer,
           receipt.id AS document_id, line.product_id, line.qty AS cards,
           line.price_subtotal / COALESCE(NULLIF(receipt.currency_rate, 0), 1) AS net,
           line.price_subtotal_incl / COALESCE(NULLIF(receipt.currency_rate, 0), 1) AS gross
      FROM pos_order_line line
      JOIN pos_order receipt ON receipt.id = line.order_id
       AND receipt.state IN ('paid', 'done') AND receipt.company_id = %(company)s
      %(shop)s
     UNION ALL
    SELECT invoice.invoice_date, invoice.name, 'AR', invoice.id, item.product_id,
           CASE invoice.move_type WHEN 'out_refund' THEN -item.quantity ELSE item.quantity END,
           -item.balance,
           -item.balance * item.price_total / COALESCE(NULLIF(item.price_subtotal, 0), 1)
      FROM account_move_line item
      JOIN account_move invoice ON invoice.id = item.move_id AND invoice.state = 'posted'
       AND invoice.move_type IN ('out_invoice', 'out_refund')
     WHERE item.company_id = %(company)s AND item.display_type = 'product'
       AND NOT EXISTS (SELECT 1 FROM pos_order paid WHERE paid.account_move = invoice.id)
)
SELECT sold.day, sold.document, sold.buyer, SUM(sold.cards), SUM(sold.net), SUM(sold.gross)
  FROM sold
  JOIN product_product product ON product.id = sold.product_id
  JOIN product_template template ON template.id = product.product_tmpl_id
   AND template.loyalty_card_ok AND template.tracking = 'lot'
 WHERE sold.day BETWEEN %(start)s AND %(end)s
 GROUP BY sold.day, sold.document, sold.buyer, sold.document_id
 ORDER BY sold.day, sold.document
"""


class GrossSales(Register):
    """By receipt or invoice; a view that is never posted (90.01 and 90.03 in Russia)."""

    code = "gross_sales"

    def title(self, env):
        return env._("Cards sold, gross view")

    def columns(self, env):
        return (
            Column(env._("Date"), "date", 12),
            Column(env._("Document"), width=24),
            Column(env._("Debit"), width=24),
            Column(env._("Cards"), "count", 10, total=True),
            Column(env._("Revenue with VAT"), "money", 16, total=True),
            Column(env._("VAT out of revenue"), "money", 16, total=True),
            Column(env._("Revenue without VAT"), "money", 16, total=True),
        )

    def query(self, env, scope):
        return SQL(
            QUERY,
            company=scope.company.id,
            start=scope.start,
            end=scope.end,
            day=shop_day(scope.company, SQL("receipt.date_order")),
            shop=SHOP_OF_RECEIPT,
        )

    def shown(self, env, scope, row):
        day, document, buyer, cards, net, gross = row
        currency = scope.company.currency_id
        net_minor, gross_minor = (to_minor(currency, float(amount)) for amount in (net, gross))
        legs = signed((buyer, gross_minor), ("REV", -net_minor), ("VATO", net_minor - gross_minor))
        rows = gross_view(Entry("sale", "pos", day, legs)) if legs else ()
        view = {credit: to_amount(currency, minor) for _debit, credit, minor in rows}
        revenue, tax = view.get("REV", 0.0), view.get("VATO", 0.0)
        debit = {"CASH": env._("Till, bank, acquiring"), "AR": env._("Customer receivable")}[buyer]
        return day, document, debit, float(cards), revenue, tax, currency.round(revenue - tax)
