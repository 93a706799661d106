"""What a company owns for its cards: two places, a journal, a type of transfer."""

from odoo import fields, models
from odoo.exceptions import UserError


class ResCompany(models.Model):
    """The fields are filled by *Set up card accounting*; each may be chosen by hand."""

    _inherit = "res.company"

    loyalty_pending_location_id = fields.Many2one(
        "stock.location",
        string="Cards Handed Out, Act Pending",
        check_company=True,
        help="Cards the tills have given away and no posted act lists yet. Still valued stock.",
    )
    loyalty_issued_location_id = fields.Many2one(
        "stock.location",
        string="Cards Issued Free",
        check_company=True,
        help="Where posted acts move the cards; its account takes their cost.",
    )
    loyalty_issue_type_id = fields.Many2one(
        "stock.picking.type",
        string="Card Issues",
        check_company=True,
        help="Type of the transfers that follow issues at the tills and posted acts.",
    )
    loyalty_journal_id = fields.Many2one(
        "account.journal",
        string="Card Journal",
        check_company=True,
        help="Journal of the tax and cost entries of loyalty cards.",
    )

    loyalty_preset = fields.Char(
        string="Preset of Card Accounting", readonly=True, help="The preset last set up."
    )

    def _loyalty_ready(self):
        """Is the company set up for free issue: both places, the transfer type, the journals?"""
        self.ensure_one()
        return bool(
            self.loyalty_pending_location_id
            and self.loyalty_issued_location_id.valuation_account_id
            and self.loyalty_issue_type_id
            and self.loyalty_journal_id
            and self.account_stock_journal_id
        )

    def _loyalty_check_ready(self):
        """Refuse card documents of a company that is not set up, saying where to do it."""
        for company in self:
            if not company._loyalty_ready():
                raise UserError(
                    self.env._(
                        "%(company)s is not set up for card accounting. An accountant can do it "
                        "under Loyalty Cards > Configuration > Set Up Card Accounting.",
                        company=company.display_name,
                    )
                )

    def _loyalty_first_open_day(self, day):
        """``day``, or the first day after it that no lock of the company covers."""
        self.ensure_one()
        while locks := self._get_violated_lock_dates(day, True, self.loyalty_journal_id):
            day = fields.Date.add(locks[-1][0], days=1)
        return day
