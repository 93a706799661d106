"""Off-balance register: own returnable cards and third-party cards held."""

from odoo.tools import SQL

from ..posting.roles import OFF_BALANCE
from .register import Column, Register


class OffBalance(Register):
    """Every posting on the off-balance accounts up to a day, by document, with what it left."""

    code = "off_balance"
    at_date = True

    def title(self, env):
        return env._("Off-balance register of cards")

    def columns(self, env):
        return (
            Column(env._("Date"), "date", 12),
            Column(env._("Account"), width=36),
            Column(env._("Entry"), width=18),
            Column(env._("Act"), width=18),
            Column(env._("Debit"), "money", 14, total=True),
            Column(env._("Credit"), "money", 14, total=True),
            Column(env._("Balance of the account"), "money", 16),
        )

    def query(self, env, scope):
        return SQL(
            """
            SELECT item.date, role.code, entry.name, act.name, item.debit, item.credit,
                   SUM(item.balance) OVER (
                       PARTITION BY role.code ORDER BY item.date, entry.id, item.id)
              FROM loyalty_account_role role
              JOIN account_move_line item
                ON item.account_id = role.account_id AND item.parent_state = 'posted'
               AND item.company_id = role.company_id
              JOIN account_move entry ON entry.id = item.move_id
              LEFT JOIN loyalty_act act ON act.id = entry.loyalty_act_id
             WHERE role.company_id = %(company)s AND role.code IN %(codes)s
               AND item.date <= %(end)s
             ORDER BY item.date, entry.id, item.id
            """,
            company=scope.company.id,
            codes=tuple(OFF_BALANCE),
            end=scope.end,
        )

    def shown(self, env, scope, row):
        day, code, *rest = row
        account = env["loyalty.account.role"]._account(scope.company, code)
        return (day, account.display_name, *rest)
