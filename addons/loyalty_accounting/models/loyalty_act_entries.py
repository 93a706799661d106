"""Act: entries of the posting core become journal entries."""

from odoo import Command, fields, models
from odoo.exceptions import UserError

from ..money import to_amount, to_minor
from ..posting import post
from ..posting.roles import STOCK_ROLES

# Acts that take back or settle what another act posted, on its accounts.
SETTLE = ("correction", "recovery", "charge_dropped")


class LoyaltyAct(models.Model):
    """What stock carries is checked, what the ledger carries is posted."""

    _inherit = "loyalty.act"

    def _entries(self, events):
        """The entries of ``events`` that are the act's, by stock or by us.

        A company may clear and lose shortages on one account: nothing is left to post then. What
        a receipt or a bill carries stands there.
        """
        entries = [
            entry
            for event in events
            for entry in self._by_core(post, event)
            if entry.carrier in ("stock", "ledger")
        ]
        return [
            entry
            for entry in entries
            if entry.carrier != "ledger"
            or len({self._account(line.role) for line in entry.lines}) > 1
        ]

    def _account(self, role):
        """The account of ``role`` in this act; that of an opening is chosen on the paper."""
        if role == "OPN" or (role == "CASH" and self.type == "recovery"):
            return self.opening_account_id
        roles = self.env["loyalty.account.role"]
        settled = self.origin_id if self.type in SETTLE else self.browse()
        return settled._account_posted(role) or roles._account(self.company_id, role)

    def _account_posted(self, role):
        """The account that this act posted ``role`` to; none where it did not, or for stock.

        Cards that come back lie on the account on which Odoo values them now.
        """
        kept = {} if role in STOCK_ROLES.values() else (self.parameters or {}).get("account_ids")
        return self.env["account.account"].browse((kept or {}).get(role)).exists()

    def _account_ids(self, entries):
        """``{role: id of its account}`` of all lines of ``entries``, to be kept by posting."""
        roles = {line.role for entry in entries for line in entry.lines}
        return {role: self._account(role).id for role in sorted(roles)}

    def _check_carried(self, entries, picking):
        """Odoo's valuation must have posted the cost the core asks for, on its accounts."""
        expected, actual = {}, {}
        for entry in entries:
            for line in entry.lines if entry.carrier == "stock" else ():
                account = self._account(line.role)
                amount = line.debit_minor - line.credit_minor
                expected[account] = expected.get(account, 0) + amount
        for line in picking.move_ids.account_move_id.line_ids:
            amount = to_minor(self.currency_id, line.balance)
            actual[line.account_id] = actual.get(line.account_id, 0) + amount
        if self._balances_text(expected) != self._balances_text(actual):
            raise UserError(
                self.env._(
                    "The valuation of stock posted %(actual)s, the act says %(expected)s. Check "
                    "under Card Account Mapping that EXP is the account of the place “%(place)s” "
                    "and MAT that of the category of the cards, and that this category is "
                    "perpetual.",
                    actual=self._balances_text(actual),
                    expected=self._balances_text(expected),
                    place=self.company_id.loyalty_issued_location_id.name,
                )
            )

    def _balances_text(self, balances):
        """``{account: minor units}`` as a sentence, without zeros."""
        parts = [
            f"{account.display_name}: {to_amount(self.currency_id, amount)}"
            for account, amount in sorted(balances.items(), key=lambda item: item[0].id)
            if amount
        ]
        return ", ".join(parts) or self.env._("nothing")

    def _post_entries(self, entries):
        """Post the entries that are ours, one journal entry each."""
        for entry in entries:
            if entry.carrier == "ledger":
                self._post_entry(entry)

    def _post_entry(self, entry):
        """One entry of the posting core as a journal entry of the company."""
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
                            "account_id": self._account(line.role).id,
                            "loyalty_role": line.role,
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
        if self.type == "period_tax":
            return self._operation().title(self.env)
        return self.env._(
            "VAT on cards given away on %(day)s, %(shop)s",
            day=fields.Date.to_string(self.operation_date),
            shop=self.warehouse_id.name,
        )
