"""The one resolver: presented card -> membership facts (docs/contracts.md, 5)."""

from odoo import api, fields, models
from odoo.exceptions import AccessError

from ..claim.moments import format_moment
from ..claim.number import masked
from ..engine import to_scaled
from .transaction_mark import ANSWERING, marked


class LoyaltyMedium(models.Model):
    """What a till may know of a card that was just presented."""

    _inherit = "loyalty.medium"

    @api.model
    def present_card(self, number, presented, config_id):
        """Facts on ``number`` for the till ``config_id``.

        :param str number: as read or keyed; checked against the number rules again
        :param str presented: ``swipe``, ``scan``, ``tap`` or ``keyed``
        :return: the facts; everything but status ``ok`` gives no holder and no memberships
        :raise AccessError: for a user who is no cashier or a till of another company
        """
        config = self._checked_config(config_id)
        cards = self.sudo().with_company(config.company_id)
        with marked(self.env, ANSWERING, {}):
            return cards._facts(number, presented, config)

    @api.model
    def _checked_config(self, config_id):
        """The till, if the user may work at it; checked before anything runs as ``sudo``."""
        if not self.env.user.has_group("loyalty_discount.group_cashier"):
            raise AccessError(self.env._("Only cashiers present cards."))
        config = self.env["pos.config"].browse(config_id).exists()
        if not config or config.sudo().company_id not in self.env.user.company_ids:
            raise AccessError(self.env._("This point of sale belongs to another company."))
        return config.sudo()

    @api.model
    def _facts(self, number, presented, config):
        """The facts, computed as ``sudo`` in the company of ``config``."""
        number = str(number or "")
        rule = self._number_rule(number, presented, config.company_id)
        medium = self._find_number(number, config.company_id)
        status = medium._status_at(config) if rule and medium else None
        if not rule:
            status = "bad_number"
        elif not medium:
            status = self._status_unregistered(number, config)
        facts = self._empty_facts(status, number, rule)
        if status in ("ok", "not_issued"):
            facts.update(medium._program_facts())
        if status == "ok":
            facts.update(medium._holder_facts(config))
        elif status == "not_issued":
            facts["purpose"] = medium.purpose
            facts.update(medium._present_extra(config))
        return facts

    @api.model
    def _number_rule(self, number, presented, company):
        """The number rule that accepts ``number``; empty if none does (or a payment card)."""
        rules = self.env["card.number.rule"].sudo()
        read = rules._check_number(number, presented, company)
        return rules.browse(read["rule"] if read["kind"] == "card" else ())

    def _status_at(self, config):
        """The status of a registered card at this till."""
        self.ensure_one()
        if self.state == "stock":
            return "not_issued" if self._is_in_shop(config) else "other_shop"
        if self.state != "active":
            return self.state
        is_offered = self.program_id in config._get_discount_programs()
        return "ok" if is_offered and self.membership_ids else "unknown"

    @api.model
    def _status_unregistered(self, number, config):
        """``foreign`` for a number that another company has, else ``unknown``."""
        elsewhere = self.search_count(
            [("number", "=", number), ("company_id", "!=", config.company_id.id)], limit=1
        )
        return "foreign" if elsewhere else "unknown"

    @api.model
    def _empty_facts(self, status, number, rule):
        return {
            "v": 1,
            "status": status,
            "as_of": format_moment(fields.Datetime.now()),
            "number": number,
            "masked": masked(number),
            "medium": None,
            "rule": rule.id or None,
            "program": None,
            "holder": None,
            "groups": [],
            "birthday": None,
            "fields": {},
            "memberships": {},
            "uses": {},
            "purpose": None,
            "product": None,
            "lot_name": None,
            "same_receipt": False,
            "policy": None,
            "params": {},
        }

    def _program_facts(self):
        """What the till needs of the program, with the form a new holder fills in."""
        self.ensure_one()
        program = self.program_id
        required = {
            "name": program.required_field_name,
            "phone": program.required_field_phone,
        }
        return {
            "medium": self.id,
            "program": program.id,
            # Whoever joins with a receipt of some amount does so before any discount.
            "same_receipt": program.same_receipt and not program.join_amount,
            "params": {
                "join_minor": to_scaled(program.join_amount, program.currency_id.decimal_places),
                "consent_text": program.consent_text_id.id or None,
                "required": [name for name, is_required in required.items() if is_required],
            },
        }

    def _holder_facts(self, config):
        """Who holds the card and what is known of him now, in the shop of ``config``."""
        self.ensure_one()
        holder, now = self.partner_id, fields.Datetime.now()
        day = config._loyalty_day(now)
        snapshot = self.env["loyalty.snapshot"]._for_config(config)
        return {
            "holder": {"id": holder.id, "name": holder.name} if holder else None,
            **self._person_facts(day),
            "memberships": self._membership_facts(config, now),
            "uses": snapshot._counters(self, config, day),
            "policy": self._desk_facts(config),
        }

    def _live_memberships(self):
        """The memberships of this card that count."""
        return self.membership_ids.filtered(lambda card: card.active and card.program_id.active)

    def _person_facts(self, day):
        """Groups, birthday and answers of the holder on ``day``; an anonymous one has levels."""
        partner, company = self.partner_id, self.company_id
        birthday = partner.loyalty_birthday
        return {
            "groups": self._groups_on(day),
            "birthday": fields.Date.to_string(birthday) if birthday else None,
            "fields": self.env["loyalty.form.answer"]._fields_of(partner, company),
        }

    def _groups_on(self, day):
        """The ids of the groups the holder is in on ``day``."""
        groups = self.env["loyalty.group"].with_company(self.company_id)
        return groups._groups_of(self.partner_id, self._live_memberships(), day)

    def _membership_facts(self, config, moment, programs=None):
        """Level and counts of each membership that counts, by program id."""
        facts = self._live_memberships()._facts_at(config, moment, programs)
        return {str(membership.program_id.id): row for membership, row in facts.items()}

    def _basket_holder(self, config, moment, programs):
        """The holder in the basket's shape, by what the server knows now.

        :param programs: the versions that are asked
        """
        memberships = {
            program: {key: value for key, value in row.items() if key != "id"}
            for program, row in self._membership_facts(config, moment, programs).items()
        }
        return {**self._person_facts(config._loyalty_day(moment)), "memberships": memberships}
