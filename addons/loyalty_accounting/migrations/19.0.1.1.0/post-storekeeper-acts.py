"""Storekeepers may count a drawer too; their rule is kept from updates, so it is told here."""

from odoo import SUPERUSER_ID, api

RULE = "loyalty_accounting.rule_loyalty_act_storekeeper"
BEFORE = '"count")'
AFTER = '"count", "drawer")'


def migrate(cr, version):
    """Add drawer counts to the rule, unless somebody has made it another one."""
    rule = api.Environment(cr, SUPERUSER_ID, {}).ref(RULE, raise_if_not_found=False)
    if rule and BEFORE in (rule.domain_force or ""):
        rule.domain_force = rule.domain_force.replace(BEFORE, AFTER)
