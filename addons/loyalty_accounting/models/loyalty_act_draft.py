"""Drafting issuance acts from what the tills gave away."""

import pytz

from odoo import Command, api, models

from odoo.addons.loyalty_discount.claim.number import masked

from ..safely import safely


class LoyaltyAct(models.Model):
    """One draft per company, shop and calendar day in the shop's own zone."""

    _inherit = "loyalty.act"

    @api.model
    def _draft_issues(self, company, session=None):
        """Put every card handed out and in no act yet into the draft of its shop and day.

        Takes cards of closed shifts and of ``session``, which is about to close. A late
        message of a closed shift is found the next time. Running it again adds nothing.
        """
        return self._draft_cards(self._cards_without_act(company, session))

    @api.model
    def _cards_without_act(self, company, session=None):
        """Cards at *handed out, act pending* that stand in no act, of closed shifts."""
        cards = self.env["loyalty.medium"].sudo()
        if not company.loyalty_pending_location_id:
            return cards
        return cards.search(
            [
                ("company_id", "=", company.id),
                ("batch_id", "!=", False),
                ("location_id", "=", company.loyalty_pending_location_id.id),
                ("state", "!=", "stock"),
                ("act_line_ids", "not any", [("open", "=", True)]),
                "|",
                ("issue_session_id.state", "=", "closed"),
                ("issue_session_id", "in", session.ids if session else []),
            ],
            order="issued_at, id",
        )

    @api.model
    def _draft_cards(self, cards):
        """Add ``cards`` to the drafts of their shops and days; returns the acts."""
        acts = self.browse()
        days = {}
        for card in cards:
            key = (card.company_id, card.warehouse_id, self._day_of_issue(card))
            days.setdefault(key, []).append(card)
        for key, own in days.items():
            act = self._draft_of(*key)
            worked_on = act.line_ids
            lines = self.env["loyalty.act.line"].sudo()
            values = lines._values_of_issues(cards.browse().concat(*own))
            act.line_ids = [Command.create(line) for line in values.values()]
            act._refresh_amounts()
            act._tell_wrong_clocks(values.values())
            if worked_on:
                act._tell_late(values.values())
            acts |= act
        return acts

    @api.model
    def _day_of_issue(self, card):
        """The calendar day of the issue by the clock of the shop."""
        zone = pytz.timezone(card.warehouse_id._loyalty_zone())
        return pytz.utc.localize(card._issue_moment()).astimezone(zone).date()

    def _tell_wrong_clocks(self, lines):
        """Say in the act which cards a till dated before its shift began."""
        wrong = [line for line in lines if line["till_moment"]]
        if not wrong:
            return
        numbers = ", ".join(masked(line["number"]) for line in wrong)
        self.message_post(
            body=self.env._(
                "A till's clock was wrong: it dated these cards before their shift was opened, so "
                "that the act takes the opening of the shift: %s. Check the clock of the till.",
                numbers,
            )
        )

    def _tell_late(self, lines):
        """Say in the act which cards came into it after it was drafted."""
        numbers = ", ".join(masked(line["number"]) for line in lines)
        self.message_post(
            body=self.env._(
                "%(count)s cards came into this draft later, because another shift was closed or "
                "an issue was delivered late: %(numbers)s",
                count=len(lines),
                numbers=numbers,
            )
        )

    @api.model
    def _draft_of(self, company, warehouse, day):
        """The draft of that shop and day; a further one when the day's act is posted."""
        acts = self.sudo()
        values = {
            "type": "issuance",
            "company_id": company.id,
            "warehouse_id": warehouse.id,
            "operation_date": day,
        }
        domain = [("state", "=", "draft"), *((name, "=", value) for name, value in values.items())]
        return acts.search(domain, limit=1) or acts.create(values)

    def action_collect(self):
        """Take late issues into drafts: the accountant's button."""
        self._check_accountant()
        companies = self.company_id or self.env.companies
        for company in companies:
            self._draft_issues(company)

    @api.model
    def _cron_finish_shifts(self):
        """Draft what closing a shift left out, and post costs it could not post."""
        for company in self.env["res.company"].search([("loyalty_journal_id", "!=", False)]):
            acts = self.with_company(company)
            what = f"Card issues of {company.name}"
            safely(self.env, what, lambda acts=acts: acts._draft_issues(acts.env.company))
            sessions = self.env["pos.session"].with_company(company)._loyalty_unfinished(company)
            for session in sessions:
                session._loyalty_finish()
