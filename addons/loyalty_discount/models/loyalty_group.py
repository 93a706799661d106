"""Customer groups: who belongs, and which prices they have."""

from odoo import api, fields, models, tools


class LoyaltyGroup(models.Model):
    """A trait that a discount asks for: students, holders of a social card, Gold members."""

    _name = "loyalty.group"
    _description = "Customer Group"
    _inherit = ["card.cached.settings"]
    _order = "sequence, name, id"
    _check_company_auto = True

    name = fields.Char(required=True, translate=True)
    active = fields.Boolean(default=True)
    sequence = fields.Integer(default=10)
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company
    )
    tag_ids = fields.Many2many(
        "res.partner.category",
        string="Customer Tags",
        help="Customers with one of these tags, or with a tag below it, belong to the group.",
    )
    tier_ids = fields.Many2many(
        "loyalty.tier",
        string="Levels",
        domain="[('company_id', '=', company_id)]",
        check_company=True,
        help="Members who have one of these levels belong to the group.",
    )
    rule_ids = fields.Many2many(
        "card.number.rule",
        string="Foreign Cards",
        domain="[('company_id', 'in', [company_id, False])]",
        help="Whoever shows a card of another issuer that fits one of these number rules, such "
        "as a city social card, belongs to the group for that receipt.",
    )
    seen_ok = fields.Boolean(
        string="May Be Seen Only",
        help="Where only the payment number of such a card can be read, the cashier may confirm "
        "that she saw it. Each time is listed in the exceptions register.",
    )
    member_ids = fields.One2many("loyalty.group.member", "group_id", string="Members", copy=False)
    price_ids = fields.One2many("loyalty.group.price", "group_id", string="Prices", copy=True)

    @api.model
    def _groups_of(self, partner, memberships, date):
        """The ids of the groups of a holder on a day, sorted.

        :param partner: ``res.partner``, may be empty (anonymous card)
        :param memberships: ``loyalty.card`` of the holder, whose levels count
        :param date: day in the shop's own zone
        """
        company = memberships.company_id[:1] or self.env.company
        groups = self.sudo().browse(self._ids_in(company.id))
        if not groups:
            return []
        tags = partner.sudo().category_id._loyalty_with_parents()
        levels = memberships.sudo().tier_id
        return sorted(
            group.id
            for group in groups
            if group.tag_ids & tags
            or group.tier_ids & levels
            or group.member_ids._on(partner, date)
        )

    @api.model
    @tools.ormcache("company_id")
    def _ids_in(self, company_id):
        """The ids of the groups of a company, as a tuple."""
        return tuple(self.sudo().search([("company_id", "=", company_id)]).ids)

    @api.model
    def _groups_of_rule(self, rule):
        """The ids of the groups that a foreign card of the number rule ``rule`` brings, sorted."""
        groups = self.sudo().search(
            [("company_id", "=", self.env.company.id), ("rule_ids", "in", rule.ids)]
        )
        return sorted(groups.ids)


class LoyaltyGroupMember(models.Model):
    """A customer who belongs to a group for a time, such as a student."""

    _name = "loyalty.group.member"
    _description = "Member of a Customer Group"
    _order = "group_id, partner_id, date_from"

    group_id = fields.Many2one("loyalty.group", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="group_id.company_id", store=True, index=True)
    partner_id = fields.Many2one(
        "res.partner", string="Customer", required=True, index=True, ondelete="cascade"
    )
    date_from = fields.Date(string="From")
    date_through = fields.Date(string="Through")
    note = fields.Char(help="For example the number of the student card.")

    _days_in_order = models.Constraint(
        "CHECK (date_from IS NULL OR date_through IS NULL OR date_from <= date_through)",
        "A membership of a customer group must not end before it begins: swap the days.",
    )

    def _on(self, partner, date):
        """The rows of ``partner`` that hold on ``date``."""
        return self.filtered(
            lambda row: (
                partner
                and row.partner_id == partner
                and (not row.date_from or row.date_from <= date)
                and (not row.date_through or date <= row.date_through)
            )
        )


class ResPartnerCategory(models.Model):
    """A tag stands for those above it too."""

    _inherit = "res.partner.category"

    def _loyalty_with_parents(self):
        """These tags and all tags above them."""
        above = self
        while above.parent_id - self:
            above = above.parent_id
            self |= above
        return self
