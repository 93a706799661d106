"""Responsible persons and commissions: dated lists, chosen by the date of an act."""

from odoo import api, fields, models
from odoo.fields import Domain


class LoyaltyDated(models.AbstractModel):
    """In force from one day through another."""

    _name = "loyalty.dated"
    _description = "In Force from One Day Through Another"
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company, index=True
    )
    valid_from = fields.Date(required=True, default=fields.Date.context_today)
    valid_to = fields.Date(string="Valid Through", help="The last day. Empty: until changed.")
    order_number = fields.Char(string="Order", help="Number and date of the order that names them.")

    _period = models.Constraint(
        "CHECK(valid_to IS NULL OR valid_to >= valid_from)", "A period ends after it begins."
    )

    @api.model
    def _on(self, company, day, domain=()):
        """Those of ``company`` in force on ``day``, the latest first."""
        return self.search(
            Domain("company_id", "=", company.id)
            & Domain("valid_from", "<=", day)
            & (Domain("valid_to", "=", False) | Domain("valid_to", ">=", day))
            & Domain(list(domain)),
            order="valid_from desc, id desc",
        )

    def _is_on(self, day):
        """Is it in force on ``day``?"""
        self.ensure_one()
        return self.valid_from <= day and (not self.valid_to or day <= self.valid_to)


class LoyaltyResponsible(models.Model):
    """Who answers for the cards at a place, by which order and liability agreement."""

    _name = "loyalty.responsible"
    _description = "Responsible Person"
    _inherit = ["loyalty.dated"]
    _order = "valid_from desc, id desc"

    name = fields.Char(required=True)
    position = fields.Char(required=True)
    partner_id = fields.Many2one("res.partner", string="Contact", check_company=True)
    location_id = fields.Many2one(
        "stock.location",
        string="Place",
        check_company=True,
        domain="[('usage', 'in', ('internal', 'transit'))]",
        help="The place whose cards the person answers for, places below included. "
        "Empty: any place.",
    )
    agreement_number = fields.Char(
        string="Liability Agreement", help="Number and date of the agreement on full liability."
    )

    @api.depends("name", "position")
    def _compute_display_name(self):
        for person in self:
            person.display_name = f"{person.position} {person.name}"

    @api.model
    def _of_place(self, company, location, day):
        """Who answers for ``location`` on ``day``: the nearest place that names a person."""
        people = self._on(company, day)
        above = location.parent_path or "" if location else ""
        held = people.filtered(
            lambda person: (
                not person.location_id or above.startswith(person.location_id.parent_path)
            )
        )
        nearest = held.sorted(lambda person: -len(person.location_id.parent_path or ""))
        return nearest[:1]


class LoyaltyCommission(models.Model):
    """Who counts and writes off cards, by which order."""

    _name = "loyalty.commission"
    _description = "Commission"
    _inherit = ["loyalty.dated"]
    _order = "valid_from desc, id desc"

    name = fields.Char(required=True)
    quorum_percent = fields.Integer(
        string="Quorum (%)",
        default=80,
        required=True,
        help="How many of its members must be present: four of five by the Russian rules of 2025.",
    )
    member_ids = fields.One2many("loyalty.commission.member", "commission_id")

    _quorum = models.Constraint(
        "CHECK(quorum_percent BETWEEN 1 AND 100)", "A quorum lies between 1 and 100 %."
    )


class LoyaltyCommissionMember(models.Model):
    """One member, with the position that is printed."""

    _name = "loyalty.commission.member"
    _description = "Member of a Commission"
    _order = "is_chair desc, id"

    commission_id = fields.Many2one("loyalty.commission", required=True, ondelete="cascade")
    company_id = fields.Many2one(related="commission_id.company_id", store=True)
    name = fields.Char(required=True)
    position = fields.Char(required=True)
    is_chair = fields.Boolean(string="Chair")

    @api.depends("name", "position")
    def _compute_display_name(self):
        for member in self:
            member.display_name = f"{member.position} {member.name}"
