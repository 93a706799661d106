"""Core's programs at the till: never stale because of an old write date.

An incremental load asks only for records written since the till's first load. A program whose
start date comes later was written before it and would never arrive, so these models are always
loaded whole; there are few of them.
"""

from odoo import api, models


class LoyaltyProgram(models.Model):
    """Core's programs are loaded whole."""

    _inherit = "loyalty.program"

    @api.model
    def _server_date_to_domain(self, domain):
        return domain


class LoyaltyRule(models.Model):
    """Core's rules are loaded whole."""

    _inherit = "loyalty.rule"

    @api.model
    def _server_date_to_domain(self, domain):
        return domain


class LoyaltyReward(models.Model):
    """Core's rewards are loaded whole."""

    _inherit = "loyalty.reward"

    @api.model
    def _server_date_to_domain(self, domain):
        return domain
