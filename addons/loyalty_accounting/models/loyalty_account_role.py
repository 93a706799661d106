"""Account mapping: which account of the company plays which role."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..posting.roles import OFF_BALANCE, ON_BALANCE

# Roles that Odoo itself reads from a card category, and the property it reads.
CATEGORY_PROPERTIES = {
    "MAT": ("materials", "property_stock_valuation_account_id"),
    "GDS": ("goods", "property_stock_valuation_account_id"),
    "REV": ("goods", "property_account_income_categ_id"),
    "COGS": ("goods", "property_account_expense_categ_id"),
}


class LoyaltyAccountRole(models.Model):
    """One role of one company.

    Rules speak of roles, so that one rule serves every chart of accounts. The mapping is
    also written where Odoo reads it (card categories, place of issued cards), so that
    native valuation and our postings never use different accounts.
    """

    _name = "loyalty.account.role"
    _description = "Card Account Mapping"
    _inherit = ["mail.thread"]
    _order = "sequence, code"
    _rec_name = "code"
    _check_company_auto = True

    code = fields.Selection(
        selection="_selection_code", string="Role", required=True, index=True, tracking=True
    )
    sequence = fields.Integer(default=10)
    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company, index=True
    )
    account_id = fields.Many2one(
        "account.account", required=True, check_company=True, tracking=True, ondelete="restrict"
    )
    from_preset = fields.Boolean(readonly=True, help="Filled by the set-up, not chosen by hand.")
    note = fields.Char()

    _code_unique = models.Constraint(
        "UNIQUE(company_id, code)", "A role has one account per company."
    )

    @api.model
    def _selection_code(self):
        return [(code, f"{code}: {name}") for code, name in (ON_BALANCE | OFF_BALANCE).items()]

    @api.depends("code", "account_id")
    def _compute_display_name(self):
        for role in self:
            role.display_name = f"{role.code}: {role.account_id.display_name}"

    @api.constrains("code", "account_id")
    def _check_account_type(self):
        for role in self:
            off_balance = role.account_id.account_type == "off_balance"
            if off_balance != (role.code in OFF_BALANCE):
                raise ValidationError(
                    self.env._(
                        "%(role)s: off-balance roles take off-balance accounts, and no others do.",
                        role=role.code,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        roles = super().create(vals_list)
        roles._apply()
        return roles

    def write(self, vals):
        if "account_id" in vals:
            self._check_no_value_left(vals["account_id"])
            vals = {**vals, "from_preset": False}
        result = super().write(vals)
        if {"account_id", "code", "company_id"} & vals.keys():
            self._apply()
        return result

    def _check_no_value_left(self, account_id):
        """Refuse to move a stock account while cards in stock are valued on it."""
        for role in self.filtered(lambda role: role.code in ("MAT", "GDS")):
            if role.account_id.id == account_id:
                continue
            products = self.env["product.product"].with_company(role.company_id)
            valued = products.search(
                [("categ_id", "=", role._category().id), ("is_storable", "=", True)]
            )
            if any(not role.company_id.currency_id.is_zero(p.total_value) for p in valued):
                raise UserError(
                    self.env._(
                        "%(account)s still holds the value of cards in stock. Issue, sell or "
                        "reclassify them before another account takes the role %(role)s.",
                        account=role.account_id.display_name,
                        role=role.code,
                    )
                )

    def _category(self):
        """The product category a stock or sale role belongs to."""
        kind = CATEGORY_PROPERTIES[self.code][0]
        return self.env.ref(f"loyalty_accounting.product_category_{kind}")

    def _apply(self):
        """Write the mapping where Odoo's own postings read it."""
        for role in self.sudo():
            company = role.company_id
            if role.code in CATEGORY_PROPERTIES:
                category = role._category().with_company(company)
                category[CATEGORY_PROPERTIES[role.code][1]] = role.account_id
            if role.code == "EXP" and company.loyalty_issued_location_id:
                company.loyalty_issued_location_id.valuation_account_id = role.account_id

    @api.model
    def _account(self, company, code):
        """The account that plays ``code`` in ``company``; says what to do when none does."""
        role = self.sudo().search([("company_id", "=", company.id), ("code", "=", code)], limit=1)
        if not role:
            raise UserError(
                self.env._(
                    "No account plays the role %(role)s (%(meaning)s) in %(company)s. Choose one "
                    "under Loyalty Cards > Configuration > Account Mapping.",
                    role=code,
                    meaning=(ON_BALANCE | OFF_BALANCE).get(code, code),
                    company=company.display_name,
                )
            )
        return role.account_id
