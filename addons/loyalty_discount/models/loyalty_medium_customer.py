"""A member without the card: chosen by phone or name; and what the program asks for then."""

from odoo import api, fields, models

from .wall_clock import moment_at

CUSTOMER = "customer"


class LoyaltyMedium(models.Model):
    """The second way to an account, and what a program asks of whoever uses it."""

    _inherit = "loyalty.medium"

    @api.model
    def present_customer(self, partner_id, config_id):
        """Facts on the member ``partner_id`` who has no card at hand (docs/contracts.md, 5).

        The number of his card stays on the server: what the cashier can't read nobody can type.

        :param int partner_id: the customer of the receipt
        :return: the facts; status ``no_card`` for a customer without a good card
        :raise AccessError: for a user who is no cashier or a till of another company
        """
        config = self._checked_config(config_id)
        medium = self.sudo().with_company(config.company_id)._of_customer(partner_id, config)
        if not medium:
            return self._empty_facts("no_card", "", self.env["card.number.rule"])
        facts = medium._empty_facts("ok", medium.number, medium.rule_id)
        facts.update(medium._program_facts())
        facts.update(medium._holder_facts(config))
        return {**facts, "number": None, "rule": None}

    @api.model
    def _of_customer(self, partner_id, config, claimed_id=None):
        """The good card of a customer that stands for his account at ``config``, or nothing.

        :param claimed_id: the card a till named; it is taken if it is one of his
        """
        cards = self.search(
            [
                ("partner_id", "=", partner_id or 0),
                ("company_id", "=", config.company_id.id),
                ("state", "=", "active"),
            ],
            order="id desc",
        ).filtered(lambda medium: medium._status_at(config) == "ok")
        return cards.filtered(lambda medium: medium.id == claimed_id) or cards[:1]

    def _desk_facts(self, config):
        """The program's policy for the till, with the receipts this card has today."""
        self.ensure_one()
        return {**self.program_id._desk_policy(), "today": self._receipts_on(config)}

    def _receipts_on(self, config, moment=None, besides=None):
        """How many paid receipts of the shop's day around ``moment`` this card was used on.

        :param besides: a receipt (uuid) that is not counted
        """
        moment = moment or fields.Datetime.now()
        day = config._loyalty_day(moment)
        zone = config.loyalty_timezone
        start, end = (
            moment_at(f"{date}T00:00", zone) for date in (day, fields.Date.add(day, days=1))
        )
        return (
            self.env["loyalty.judgement"]
            .sudo()
            .search_count(
                [
                    ("medium_id", "=", self.id),
                    ("moment", ">=", start),
                    ("moment", "<", end),
                    ("order_uuid", "!=", besides or ""),
                ]
            )
        )
