"""What new fields keep of posted acts: accounts, input VAT of changes of purpose, allowances."""

from odoo import SUPERUSER_ID, api

from odoo.addons.loyalty_accounting.money import to_amount, to_minor
from odoo.addons.loyalty_accounting.posting import allocate
from odoo.addons.loyalty_accounting.trusted import OWN_MOVE, trusted


def migrate(cr, version):
    """Take it from what the acts show and posted."""
    acts = api.Environment(cr, SUPERUSER_ID, {})["loyalty.act"].search([("posted_at", "!=", False)])
    _keep_accounts(acts)
    own = acts.filtered(lambda act: act.state == "posted" and not act.reversal_of_id)
    for act in own.filtered(lambda act: act.type == "reclassification"):
        _keep_input_tax(act)
    for line in own.filtered(lambda act: act.type == "impairment").range_ids:
        trusted(line, OWN_MOVE).allowance = line.cost
    for line in own.filtered(lambda act: act.type == "write_off").range_ids:
        _keep_used(line)


def _keep_accounts(acts):
    """An issue note kept the names of its accounts; now it keeps the accounts."""
    for company in acts.company_id:
        accounts = acts.env["account.account"].with_company(company).search([])
        found = {account.display_name: account.id for account in accounts}
        for act in acts.filtered(lambda act, company=company: act.company_id == company):
            kept = act.parameters or {}
            if kept.get("accounts") and "account_ids" not in kept:
                names = kept["accounts"].items()
                ids = {role: found[name] for role, name in names if name in found}
                act.parameters = {**kept, "account_ids": ids}


def _keep_input_tax(act):
    """The entry of ours is between stock and input VAT; its ranges share it by cards."""
    roles, ranges = act.env["loyalty.account.role"], act.range_ids
    stock = {roles._account(act.company_id, role) for role in ("MAT", "GDS")}
    lines = act.account_move_ids.filtered(lambda move: not move.stock_move_ids).line_ids
    into_cost = sum(line.balance for line in lines if line.account_id in stock)
    parts = allocate(to_minor(act.currency_id, into_cost), ranges.mapped("quantity"))
    for line, part in zip(ranges, parts, strict=True):
        trusted(line, OWN_MOVE).input_tax = to_amount(act.currency_id, part)


def _keep_used(line):
    """What a write-off used of earlier impairments of its numbers."""
    impaired = line.search(
        [
            ("batch_id", "=", line.batch_id.id),
            ("act_id.type", "=", "impairment"),
            ("act_id.state", "=", "posted"),
            ("act_id.reversal_of_id", "=", False),
            ("act_id.posted_at", "<=", line.act_id.posted_at),
            ("first_serial", "<=", line.last_serial),
            ("last_serial", ">=", line.first_serial),
        ]
    )
    used = sum(
        part._share_minor(line.first_serial, line.last_serial, part.cost) for part in impaired
    )
    used = min(used, to_minor(line.currency_id, line.cost))
    if used:
        trusted(line, OWN_MOVE).allowance = -to_amount(line.currency_id, used)
