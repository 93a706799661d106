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
        for role in roles:
            role._check_no_value_left(role._account_in_use(), role.account_id)
        roles._apply()
        return roles

    def write(self, vals):
        self._check_same_role(vals)
        if "account_id" in vals:
            account = self.env["account.account"].browse(vals["account_id"])
            for role in self:
                role._check_no_value_left(role.account_id, account)
            vals = {**vals, "from_preset": False}
        result = super().write(vals)
        if "account_id" in vals:
            self._apply()
        return result

    def _check_same_role(self, vals):
        """A mapping stays one of its role and company: only the account is chosen anew."""
        for role in self:
            if vals.get("code", role.code) != role.code or (
                vals.get("company_id", role.company_id.id) != role.company_id.id
            ):
                raise UserError(
                    self.env._(
                        "%s is the mapping of one role in one company. Make another mapping for "
                        "another role.",
                        role.display_name,
                    )
                )

    def _account_in_use(self):
        """The account Odoo itself reads for the role now, where it reads one."""
        self.ensure_one()
        company = self.company_id
        if self.code in CATEGORY_PROPERTIES:
            category = self._category().with_company(company)
            return category[CATEGORY_PROPERTIES[self.code][1]]
        place = company.loyalty_issued_location_id
        return place.valuation_account_id if self.code == "EXP" else self.env["account.account"]

    def _account_by_default(self):
        """The account a card category has without anybody's choice."""
        self.ensure_one()
        if self.code not in CATEGORY_PROPERTIES:
            return self.env["account.account"]
        category = self._category().with_company(self.company_id)
        field = category._fields[CATEGORY_PROPERTIES[self.code][1]]
        return field.get_company_dependent_fallback(category)

    def _check_no_value_left(self, before, account):
        """Refuse to move a stock account while cards in stock are valued on it."""
        for role in self.filtered(lambda role: role.code in ("MAT", "GDS")):
            if not before or before == account:
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
                        account=before.display_name,
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
                    "under Loyalty Cards > Configuration > Account Mapping, or run Set Up Card "
                    "Accounting again, which adds what is missing.",
                    role=code,
                    meaning=(ON_BALANCE | OFF_BALANCE).get(code, code),
                    company=company.display_name,
                )
            )
        return role.account_id
