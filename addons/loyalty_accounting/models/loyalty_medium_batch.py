"""Print run: cards of one product with consecutive numbers."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from ..trusted import OWN_MOVE, is_trusted, trusted

# What follows from buttons and receipts, never from typing.
KEPT = frozenset({"name", "state", "lot_id", "parent_id", "expensed"})
READONLY_WHEN_ORDERED = (
    "company_id",
    "program_id",
    "rule_id",
    "product_id",
    "purpose",
    "ownership",
    "first_body",
    "quantity",
)


class LoyaltyMediumBatch(models.Model):
    """A print run is one product and one lot: quantity and cost live in native stock.

    The numbers are settled when the run is ordered and registered when its cards are
    received. A run for both purposes is two runs.
    """

    _name = "loyalty.medium.batch"
    _description = "Card Print Run"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "id desc"
    _check_company_auto = True

    name = fields.Char(required=True, readonly=True, copy=False, default="/")
    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company, index=True
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    state = fields.Selection(
        selection=[
            ("draft", "Draft"),
            ("ordered", "Ordered"),
            ("received", "Received"),
            ("cancel", "Cancelled"),
        ],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
    )
    program_id = fields.Many2one(
        "loyalty.program",
        required=True,
        check_company=True,
        ondelete="restrict",
        domain="[('program_type', '=', 'discount'), ('company_id', '=', company_id)]",
    )
    rule_id = fields.Many2one(
        "card.number.rule",
        string="Number Rule",
        required=True,
        ondelete="restrict",
        domain="[('company_id', 'in', [False, company_id])]",
        help="Gives prefix, length and check digit of the numbers.",
    )
    kind = fields.Selection(
        selection=lambda self: self.env["loyalty.medium"]._fields["kind"].selection,
        string="Card Type",
        required=True,
        default="barcode",
    )
    product_id = fields.Many2one(
        "product.product",
        required=True,
        check_company=True,
        ondelete="restrict",
        domain="[('loyalty_card_ok', '=', True), ('tracking', '=', 'lot')]",
    )
    purpose = fields.Selection(
        selection=[("free", "Given free (materials)"), ("sale", "Sold (goods)")],
        required=True,
        default="free",
        tracking=True,
    )
    ownership = fields.Selection(
        selection=[("passes", "Passes to the holder"), ("retained", "Stays with the company")],
        required=True,
        default="passes",
        help="Who owns a card after it was handed out.",
    )
    prefix = fields.Char(related="rule_id.prefix")
    check_digit = fields.Selection(related="rule_id.check_digit")
    first_body = fields.Char(
        string="First Serial Number",
        required=True,
        default="1",
        copy=False,
        help="Digits between prefix and check digit on the first card, leading zeros included.",
    )
    quantity = fields.Integer(string="Cards", required=True, default=100)
    first_number = fields.Char(compute="_compute_numbers")
    last_number = fields.Char(compute="_compute_numbers")
    market_unit_value = fields.Monetary(
        string="Market Price without VAT",
        help="Base of the VAT on a card given away. Empty: its cost.",
    )
    lot_id = fields.Many2one("stock.lot", readonly=True, copy=False, check_company=True)
    purchase_line_id = fields.Many2one(
        "purchase.order.line",
        string="Purchase Order Line",
        copy=False,
        ondelete="set null",
        index="btree_not_null",
        domain="[('product_id', '=', product_id), ('company_id', '=', company_id)]",
    )
    purchase_id = fields.Many2one(related="purchase_line_id.order_id", string="Purchase Order")

    _quantity_positive = models.Constraint(
        "CHECK(quantity > 0)", "A print run has one card or more."
    )
    _lot_unique = models.UniqueIndex("(lot_id)", "A lot belongs to one print run.")

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if any(vals.get(name) not in (None, False, "/", "draft") for name in KEPT):
                self._check_not_typed()
            if vals.get("name", "/") == "/":
                company = vals.get("company_id") or self.env.company.id
                sequence = self.env["ir.sequence"].with_company(company)
                vals["name"] = sequence.next_by_code("loyalty.medium.batch") or "/"
        return super().create(vals_list)

    def _keep(self, values):
        """Write what nobody may type."""
        trusted(self, OWN_MOVE).write(values)

    def _check_not_typed(self):
        """State, number and lot of a run are ours."""
        if not self.env.su and not is_trusted(self.env, OWN_MOVE):
            raise AccessError(
                self.env._("State, number and lot of a print run follow from its buttons.")
            )

    def write(self, vals):
        if not KEPT.isdisjoint(vals):
            self._check_not_typed()
        fixed = set(vals) & set(READONLY_WHEN_ORDERED)
        if fixed and self.filtered(lambda batch: batch.state != "draft"):
            raise UserError(
                self.env._(
                    "Product, purpose and numbers of an ordered print run are fixed. Cancel it "
                    "and make a new one."
                )
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_ordered(self):
        if self.filtered(lambda batch: batch.state not in ("draft", "cancel") or batch.lot_id):
            raise UserError(self.env._("An ordered print run is cancelled, not deleted."))

    @api.onchange("program_id")
    def _onchange_program_id(self):
        """Numbers follow the rule of the program."""
        if self.program_id and not self.rule_id:
            self.rule_id = self.program_id.number_rule_ids[:1]

    @api.onchange("product_id")
    def _onchange_product_id(self):
        """Goods are sold, materials are given away."""
        goods = self.env.ref("loyalty_accounting.product_category_goods")
        if self.product_id:
            self.purpose = "sale" if self.product_id.categ_id == goods else "free"

    @api.constrains("product_id", "purpose")
    def _check_product(self):
        for batch in self:
            product = batch.product_id
            if not (product.loyalty_card_ok and product.is_storable and product.tracking == "lot"):
                raise ValidationError(
                    self.env._(
                        "%s must be a discount card, tracked in stock by lots.",
                        product.display_name,
                    )
                )

    # -- life --------------------------------------------------------------------------------

    def action_order(self):
        """Settle the numbers and give the run its lot; storekeepers and accountants may."""
        self.check_access("write")
        for batch in self.filtered(lambda batch: batch.state == "draft"):
            batch.company_id._loyalty_check_ready()
            batch._check_run()
            batch._check_books()
            if batch.lot_id.product_id != batch.product_id:
                batch._keep({"lot_id": batch._create_lot().id})
            batch._keep({"state": "ordered"})

    def _create_lot(self):
        """The one lot of the run; a run taken up again for its product keeps it."""
        return self.env["stock.lot"].create(
            {
                "name": self.name,
                "product_id": self.product_id.id,
                "company_id": self.company_id.id,
            }
        )

    def _check_books(self):
        """Cards to give are valued as materials, cards to sell as goods: acts rely on it."""
        product = self.product_id.with_company(self.company_id)
        role = {"free": "MAT", "sale": "GDS"}[self.purpose]
        wanted = self.env["loyalty.account.role"]._account(self.company_id, role)
        account = product._get_product_accounts()["stock_valuation"]
        if account != wanted or product.valuation != "real_time":
            raise UserError(
                self.env._(
                    "%(product)s is not kept in the books for this purpose: its category "
                    "“%(category)s” must be perpetual and value stock on the account of the role "
                    "%(role)s, %(wanted)s; it values on %(account)s. Choose another product or "
                    "purpose, or set up its category.",
                    product=product.display_name,
                    category=product.categ_id.display_name,
                    role=role,
                    wanted=wanted.display_name,
                    account=account.display_name or self.env._("none"),
                )
            )

    def _loyalty_unit_cost(self):
        """Present cost of one card, of the run itself where lots are valued apart."""
        owner = self.lot_id if self.product_id.lot_valuated else self.product_id
        return owner.with_company(self.company_id).standard_price

    def action_cancel(self):
        """Give the numbers free again; only while none was received."""
        self.check_access("write")
        for batch in self:
            if batch.registered_count:
                raise UserError(
                    self.env._("Cards of %s were received: it can't be cancelled.", batch.name)
                )
            batch._keep({"state": "cancel"})

    def action_draft(self):
        """Take a cancelled run up again, if its numbers are still free."""
        self.check_access("write")
        cancelled = self.filtered(lambda batch: batch.state == "cancel")
        cancelled._keep({"state": "draft"})
        for batch in cancelled:
            batch._check_no_shared_numbers()
