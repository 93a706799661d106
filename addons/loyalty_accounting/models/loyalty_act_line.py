"""Act line: one card number, with everything the paper says about it."""

import re

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.loyalty_discount.claim.number import masked

from ..money import to_minor
from ..posting import IssueAmounts

# Answers of the VAT ladder that hold as long as a total of the period does (E27).
UNTAXED_UNDER_LIMIT = ("promo_material",)
AMOUNTS = ("unit_cost", "vat_base", "vat_amount", "restored", "off_balance", "allowance")


def masked_name(name):
    """A name of which every word keeps its first letter.

    >>> masked_name("Anna Petrova")
    'A••• P••••••'
    """
    return re.sub(r"(?<=\w)\w", "•", name or "")


class LoyaltyActLine(models.Model):
    """Values are frozen by the posting; until then they are an estimate.

    ``sign`` is 1, or -1 on a reversal, whose amounts are negative. ``open`` marks the line
    that stands for the present issue of the number: one at most.
    """

    _name = "loyalty.act.line"
    _description = "Card of an Act"
    _order = "act_id, issued_at, number, id"
    _rec_name = "number"

    act_id = fields.Many2one("loyalty.act", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="act_id.company_id", store=True, index=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    state = fields.Selection(related="act_id.state")
    operation_date = fields.Date(related="act_id.operation_date", store=True)
    warehouse_id = fields.Many2one(related="act_id.warehouse_id", store=True, string="Shop")
    medium_id = fields.Many2one(
        "loyalty.medium", string="Card", required=True, ondelete="restrict", index=True
    )
    number = fields.Char(required=True)
    masked_number = fields.Char(string="Number Shown", compute="_compute_masked")
    batch_id = fields.Many2one("loyalty.medium.batch", string="Print Run", required=True)
    program_id = fields.Many2one("loyalty.program", required=True)
    partner_id = fields.Many2one("res.partner", string="Holder", index="btree_not_null")
    holder_name = fields.Char()
    holder_shown = fields.Char(string="Holder or Anonymous", compute="_compute_masked")
    holder_masked = fields.Char(string="Holder on Paper", compute="_compute_masked")
    issued_at = fields.Datetime(required=True)
    till_moment = fields.Datetime(
        string="Time by the Till",
        help="What the till's clock said, where that was before its shift was opened.",
    )
    session_id = fields.Many2one("pos.session", string="Shift")
    config_id = fields.Many2one(related="session_id.config_id", store=True, string="Till")
    till_name = fields.Char(string="Till on Paper")
    cashier_name = fields.Char(string="Cashier")
    ground = fields.Char()
    order_id = fields.Many2one(
        "pos.order",
        string="Given on Receipt",
        index="btree_not_null",
        ondelete="restrict",
        help="The paid purchase that the till gave the card on.",
    )
    consent_id = fields.Many2one("loyalty.consent")
    consent_text = fields.Char(string="Consent Reference")
    sign = fields.Integer(string="Quantity", default=1)
    open = fields.Boolean(default=True, index=True)
    unit_cost = fields.Monetary(string="Cost")
    vat_base = fields.Monetary(string="VAT Base")
    vat_rate = fields.Float(string="VAT Rate (%)", digits=(7, 4), aggregator=None)
    vat_amount = fields.Monetary(string="VAT")
    vat_reason = fields.Selection(
        selection=lambda self: self._selection_vat_reason(), string="Why This VAT"
    )
    restored = fields.Monetary(
        string="Input VAT Given Back", help="Deducted before; an exempt gift gives it back."
    )
    off_balance = fields.Monetary(help="What a card that stays with the company is recorded at.")
    allowance = fields.Monetary(
        string="Allowance Ended", help="What the card was impaired by before it was handed out."
    )
    cit_treatment = fields.Selection(
        selection=lambda self: self._selection_cit_treatment(), string="Profit Tax"
    )
    cit_rate = fields.Float(string="Profit Tax Rate (%)", digits=(7, 4), aggregator=None)

    _open_once = models.UniqueIndex(
        "(medium_id) WHERE open", "An issued card stands in one act only."
    )
    _sign_value = models.Constraint("CHECK(sign IN (1, -1))", "A line counts one card.")

    @api.model
    def _selection_cit_treatment(self):
        policies = self.env["loyalty.accounting.policy"]
        return policies._fields["cit_treatment"]._description_selection(self.env)

    @api.model
    def _selection_vat_reason(self):
        """The answers of the VAT ladder, in words."""
        return [
            ("taxable", self.env._("taxed: the gift is a supply")),
            ("above_unit_limit", self.env._("taxed: above the limit of one card")),
            ("not_linked", self.env._("taxed: given without a purchase")),
            ("within_unit_limit", self.env._("exempt: within the limit of one card")),
            ("not_goods", self.env._("no VAT: the card is no goods")),
            ("linked_to_sale", self.env._("no VAT: part of a paid supply")),
            ("small_value_gift", self.env._("no VAT: a gift of small value")),
            ("promo_material", self.env._("no VAT: promotional material within its limits")),
            ("representation", self.env._("no VAT: representation, its input VAT is given back")),
            ("retained", self.env._("no VAT: the card stays with the company")),
            ("no_deduction", self.env._("no VAT: its input VAT was not deducted")),
            ("not_payer", self.env._("no VAT: the company is not a payer")),
        ]

    @api.depends("number", "holder_name")
    @api.depends_context("lang")
    def _compute_masked(self):
        for line in self:
            line.masked_number = masked(line.number or "")
            anonymous = self.env._("Anonymous")
            line.holder_shown = line.holder_name or anonymous
            line.holder_masked = masked_name(line.holder_name) or anonymous

    def _is_ours(self):
        """Does the card stay the company's? Before an estimate, by its print run."""
        self.ensure_one()
        reason = self.vat_reason or self.batch_id.ownership
        return bool(self.off_balance) or reason == "retained"

    def write(self, vals):
        if self.filtered(lambda line: line.state != "draft") and set(vals) - {"open"}:
            raise UserError(self.env._("A posted act keeps what it showed."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(self.env._("A card handed out never leaves its act."))

    @api.model
    def _values_of_issues(self, cards):
        """What the paper says about the issue of each card: ``{card: values}``.

        In the language of the company, as the paper is, whoever closes the shift or posts.
        """
        language = cards.company_id[:1].partner_id.lang or self.env.lang
        cards, papers = cards.with_context(lang=language), self.with_context(lang=language)
        consents = {
            consent.medium_id: consent
            for consent in papers.env["loyalty.consent"].search(
                [("medium_id", "in", cards.ids)], order="id"
            )
        }
        purchases = cards._loyalty_purchases()
        return {
            card: {
                "medium_id": card.id,
                "number": card.number,
                "batch_id": card.batch_id.id,
                "program_id": card.program_id.id,
                "partner_id": card.partner_id.id,
                "holder_name": card.partner_id.name,
                **papers._values_of_moment(card),
                "session_id": card.issue_session_id.id,
                "till_name": card.issue_session_id.config_id.name,
                "cashier_name": card.issue_employee_id.name or card.issue_user_id.name,
                **papers._values_of_ground(card, purchases.get(card)),
                **papers._values_of_consent(consents.get(card)),
            }
            for card in cards
        }

    @api.model
    def _values_of_ground(self, card, receipt):
        """Why the card was handed out, and the receipt it was given on."""
        grounds = dict(card._fields["issue_ground"]._description_selection(self.env))
        ground = grounds.get(card.issue_ground)
        if not receipt:
            return {"ground": ground, "order_id": False}
        text = self.env._(
            "%(ground)s, receipt %(number)s, %(amount)s",
            ground=ground,
            number=receipt.pos_reference or receipt.name,
            amount=receipt.currency_id.format(receipt.amount_total),
        )
        return {"ground": text, "order_id": receipt.id}

    @api.model
    def _values_of_moment(self, card):
        """When the card was handed out, and what the till said if that can't be."""
        moment = card._issue_moment()
        told = card.issued_at if card.issued_at != moment else False
        return {"issued_at": moment, "till_moment": told}

    @api.model
    def _values_of_consent(self, consent):
        """Text version, way and number of a consent; empty for an anonymous card."""
        if not consent:
            return {"consent_id": False, "consent_text": False}
        channels = dict(consent._fields["channel"]._description_selection(self.env))
        text = self.env._(
            "No. %(number)s, version %(version)s, %(channel)s",
            number=consent.id,
            version=consent.version,
            channel=channels[consent.channel].lower(),
        )
        return {"consent_id": consent.id, "consent_text": text}

    def _mirrored(self):
        """Values of lines that take these back: one card less, negative amounts."""
        values = self.copy_data({"act_id": False, "open": False, "sign": -1})
        for line in values:
            line.pop("act_id")
            for amount in AMOUNTS:
                line[amount] = -line[amount]
        return values

    def _posted_amounts(self):
        """The amounts of the line as the posting core keeps them."""
        currency = self.currency_id
        return IssueAmounts(
            None,
            to_minor(currency, self.unit_cost),
            to_minor(currency, self.vat_base),
            to_minor(currency, self.vat_amount),
            to_minor(currency, self.restored),
            to_minor(currency, self.off_balance),
            to_minor(currency, self.allowance),
        )
