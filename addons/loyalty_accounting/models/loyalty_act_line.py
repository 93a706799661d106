"""Act line: one card number, with everything the paper says about it."""

import re

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.loyalty_discount.claim.number import masked


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
    state = fields.Selection(related="act_id.state", store=True)
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
    consent_id = fields.Many2one("loyalty.consent")
    consent_text = fields.Char(string="Consent Reference")
    sign = fields.Integer(string="Quantity", default=1)
    open = fields.Boolean(default=True, index=True)
    unit_cost = fields.Monetary(string="Cost")
    vat_base = fields.Monetary(string="VAT Base")
    vat_rate = fields.Float(string="VAT Rate (%)", digits=(7, 4), aggregator=None)
    vat_amount = fields.Monetary(string="VAT")

    _open_once = models.UniqueIndex(
        "(medium_id) WHERE open", "An issued card stands in one act only."
    )
    _sign_value = models.Constraint("CHECK(sign IN (1, -1))", "A line counts one card.")

    @api.depends("number", "holder_name")
    def _compute_masked(self):
        for line in self:
            line.masked_number = masked(line.number or "")
            anonymous = self.env._("Anonymous")
            line.holder_shown = line.holder_name or anonymous
            line.holder_masked = masked_name(line.holder_name) or anonymous

    def write(self, vals):
        if self.filtered(lambda line: line.state != "draft") and set(vals) - {"open"}:
            raise UserError(self.env._("A posted act keeps what it showed."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(self.env._("A card handed out never leaves its act."))

    @api.model
    def _values_of_issues(self, cards):
        """What the paper says about the issue of each card: ``{card: values}``."""
        consents = {
            consent.medium_id: consent
            for consent in self.env["loyalty.consent"].search(
                [("medium_id", "in", cards.ids)], order="id"
            )
        }
        grounds = dict(cards._fields["issue_ground"]._description_selection(self.env))
        return {
            card: {
                "medium_id": card.id,
                "number": card.number,
                "batch_id": card.batch_id.id,
                "program_id": card.program_id.id,
                "partner_id": card.partner_id.id,
                "holder_name": card.partner_id.name,
                **self._values_of_moment(card),
                "session_id": card.issue_session_id.id,
                "till_name": card.issue_session_id.config_id.name,
                "cashier_name": card.issue_employee_id.name or card.issue_user_id.name,
                "ground": grounds.get(card.issue_ground),
                **self._values_of_consent(consents.get(card)),
            }
            for card in cards
        }

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
