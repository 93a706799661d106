"""Act: entries of the posting core become journal entries."""

from odoo import Command, fields, models
from odoo.exceptions import UserError

from ..money import to_amount, to_minor


class LoyaltyAct(models.Model):
    """What stock carries is checked, what the ledger carries is posted."""

    _inherit = "loyalty.act"

    def _check_carried(self, entries, picking):
        """Odoo's valuation must have posted exactly the cost the core asks for."""
        expected = sum(entry.amount_minor for entry in entries if entry.carrier == "stock")
        posted = picking.move_ids.account_move_id.line_ids
        actual = to_minor(self.currency_id, sum(posted.mapped("debit")))
        if expected != actual:
            raise UserError(
                self.env._(
                    "The valuation of stock posted %(actual)s, the act says %(expected)s. Check "
                    "that the card category is perpetual and the place “%(place)s” has an "
                    "account: run Set Up Card Accounting.",
                    actual=to_amount(self.currency_id, actual),
                    expected=to_amount(self.currency_id, expected),
                    place=self.company_id.loyalty_issued_location_id.name,
                )
            )

    def _post_entries(self, entries):
        """Post the entries that are ours, one journal entry each."""
        for entry in entries:
            if entry.carrier == "ledger":
                self._post_entry(entry)

    def _post_entry(self, entry):
        """One entry of the posting core as a journal entry of the company."""
        roles = self.env["loyalty.account.role"]
        label = self._entry_label(entry)
        move = self.env["account.move"].create(
            {
                "move_type": "entry",
                "journal_id": self.company_id.loyalty_journal_id.id,
                "company_id": self.company_id.id,
                "date": self.posting_date,
                "ref": self.name,
                "loyalty_act_id": self.id,
                "line_ids": [
                    Command.create(
                        {
                            "account_id": roles._account(self.company_id, line.role).id,
                            "name": label,
                            "debit": to_amount(self.currency_id, line.debit_minor),
                            "credit": to_amount(self.currency_id, line.credit_minor),
                        }
                    )
                    for line in entry.lines
                ],
            }
        )
        move._post(soft=False)
        return move

    def _entry_label(self, _entry):
        """What a journal item says about the act."""
        return self.env._(
            "VAT on cards given away on %(day)s, %(shop)s",
            day=fields.Date.to_string(self.operation_date),
            shop=self.warehouse_id.name,
        )
