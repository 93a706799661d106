"""Profit-tax register: what of the cards' cost and VAT the tax accepts."""

from odoo.tools import SQL

from .register import Column, Register
from .vat_booked import booked_vat

#: treatments in the order of their columns
TREATMENTS = ("other_expense", "advertising", "non_deductible")


class ProfitTax(Register):
    """By act and treatment of its day; what is not accepted is a permanent difference.

    Advertising has a column of its own: it is accepted within a share of the whole revenue, of
    which cards know nothing. The VAT that a period-end act charges is of no single card: it is
    treated by the company's parameters of its day.
    """

    code = "profit_tax"

    def title(self, env):
        return env._("Profit-tax register of cards")

    def columns(self, env):
        return (
            Column(env._("Operation date"), "date", 14),
            Column(env._("Act"), width=18),
            Column(env._("Treatment"), width=30),
            Column(env._("Cards"), "count", 10, total=True),
            Column(env._("Cost"), "money", 14, total=True),
            Column(env._("VAT"), "money", 14, total=True),
            Column(env._("Input VAT given back"), "money", 14, total=True),
            Column(env._("Accepted"), "money", 14, total=True),
            Column(env._("Accepted within a limit"), "money", 14, total=True),
            Column(env._("Permanent difference"), "money", 18, total=True),
            Column(env._("Tax rate, %"), "rate", 10),
            Column(env._("Tax on the difference"), "money", 18, total=True),
        )

    def query(self, env, scope):
        return SQL(
            """
            SELECT act.operation_date, act.name, line.cit_treatment, SUM(line.sign),
                   SUM(line.unit_cost), SUM(line.vat_amount), SUM(COALESCE(line.restored, 0)),
                   line.cit_rate
              FROM loyalty_act act
              JOIN loyalty_act_line line ON line.act_id = act.id
             WHERE line.cit_treatment IS NOT NULL
               AND act.company_id = %(company)s AND act.state IN ('posted', 'reversed')
               AND act.operation_date BETWEEN %(start)s AND %(end)s
             GROUP BY act.id, line.cit_treatment, line.cit_rate
             UNION ALL
            SELECT act.operation_date, act.name, NULL, 0, 0, booked.vat, booked.restored, NULL
              FROM loyalty_act act
              JOIN (%(booked)s) AS booked ON booked.act_id = act.id
             WHERE act.type = 'period_tax'
             ORDER BY 1, 2
            """,
            company=scope.company.id,
            start=scope.start,
            end=scope.end,
            booked=booked_vat(scope),
        )

    def shown(self, env, scope, row):
        day, act, treatment, cards, cost, vat, restored, rate = row
        if treatment is None:
            policy = env["loyalty.accounting.policy"]._in_force(scope.company, day)
            treatment, rate = policy.cit_treatment, policy.cit_rate
        names = dict(env["loyalty.act.line"]._selection_cit_treatment())
        amounts = float(cost), float(vat), float(restored)
        place = tuple(TREATMENTS).index(treatment)
        parts = [sum(amounts) if at == place else 0.0 for at in range(len(TREATMENTS))]
        tax = scope.company.currency_id.round(parts[-1] * float(rate or 0) / 100)
        return (
            *(day, act, names.get(treatment, ""), cards, *amounts),
            *(*parts, float(rate or 0), tax),
        )
