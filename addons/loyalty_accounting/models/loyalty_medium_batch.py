"""Print run: cards of one product with consecutive numbers."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.pos_card_reader.codec.check_digits import calc_check_digit

from ..ranges import NumberError, Run

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
        selection=[("passes", "Passes to the holder")],
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
            if vals.get("name", "/") == "/":
                company = vals.get("company_id") or self.env.company.id
                sequence = self.env["ir.sequence"].with_company(company)
                vals["name"] = sequence.next_by_code("loyalty.medium.batch") or "/"
        return super().create(vals_list)

    def write(self, vals):
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

    # -- numbers -----------------------------------------------------------------------------

    def _run(self):
        """The run as a value of the pure ``ranges`` core."""
        self.ensure_one()
        kind = self.rule_id.check_digit or "none"
        body = self.first_body or "0"
        return Run(
            prefix=self.prefix or "",
            first=int(body) if body.isascii() and body.isdecimal() else 0,
            digits=len(body),
            count=self.quantity,
            check=lambda digits: calc_check_digit(digits, kind),
        )

    def _serial(self, number):
        """The serial of a printed number, or a message that names what is wrong with it."""
        try:
            return self._run().serial(number or "")
        except NumberError as error:
            raise UserError(self._number_error_text(error)) from error

    def _number_error_text(self, error):
        """What is wrong with a printed number, in words."""
        texts = {
            "not_digits": self.env._("%s: a card number has digits only.", error.number),
            "wrong_length": self.env._("%s is too long or too short.", error.number),
            "wrong_prefix": self.env._("%s has another prefix.", error.number),
            "wrong_check": self.env._(
                "%s: the check digit is wrong, please read it again.", error.number
            ),
            "out_of_run": self.env._("%s belongs to another print run.", error.number),
        }
        return f"{texts[error.code]} ({self.name}: {self.first_number} – {self.last_number})"

    @api.depends("first_body", "quantity", "rule_id.prefix", "rule_id.check_digit")
    def _compute_numbers(self):
        for batch in self:
            run = batch._run()
            usable = not run.problems()
            batch.first_number = run.number(1) if usable else False
            batch.last_number = run.number(batch.quantity) if usable else False

    @api.onchange("rule_id", "first_body")
    def _onchange_first_body(self):
        """Fill with zeros up to the length of the rule."""
        rule, body = self.rule_id, (self.first_body or "").strip()
        if rule and body.isdecimal() and rule.length_min == rule.length_max:
            tail = 0 if rule.check_digit == "none" else 1
            self.first_body = body.zfill(rule.length_max - len(rule.prefix or "") - tail)

    @api.constrains("first_body", "quantity", "rule_id")
    def _check_run(self):
        texts = {
            "prefix_not_digits": self.env._("The prefix of the number rule has other than digits."),
            "count_not_positive": self.env._("A print run has one card or more."),
            "first_negative": self.env._("The first serial number is negative."),
            "digits_too_few": self.env._("The last number needs more digits than the first has."),
        }
        for batch in self:
            if not (batch.first_body.isascii() and batch.first_body.isdecimal()):
                raise ValidationError(self.env._("The first serial number has digits only."))
            for code in batch._run().problems():
                raise ValidationError(texts[code])
            batch._check_rule_reads_numbers()
            batch._check_no_shared_numbers()

    def _check_rule_reads_numbers(self):
        """The till must be able to read what is printed."""
        rule = self.rule_id
        for number in (self.first_number, self.last_number):
            if not rule.length_min <= len(number) <= rule.length_max:
                raise ValidationError(
                    self.env._(
                        "%(number)s has %(count)s digits, the rule “%(rule)s” reads %(min)s to "
                        "%(max)s: give the first serial number more or fewer leading zeros.",
                        number=number,
                        count=len(number),
                        rule=rule.name,
                        min=rule.length_min,
                        max=rule.length_max,
                    )
                )

    def _check_no_shared_numbers(self):
        """Numbers of two runs of one company never meet."""
        others = self.search(
            [
                ("id", "!=", self.id),
                ("company_id", "=", self.company_id.id),
                ("state", "!=", "cancel"),
            ]
        )
        for other in others:
            if (
                len(other.first_number or "") == len(self.first_number)
                and other.first_number <= self.last_number
                and self.first_number <= (other.last_number or "")
            ):
                raise ValidationError(
                    self.env._(
                        "The numbers %(first)s – %(last)s belong to print run %(run)s already.",
                        first=max(self.first_number, other.first_number),
                        last=min(self.last_number, other.last_number),
                        run=other.name,
                    )
                )

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
            batch.lot_id = self.env["stock.lot"].create(
                {
                    "name": batch.name,
                    "product_id": batch.product_id.id,
                    "company_id": batch.company_id.id,
                }
            )
            batch.state = "ordered"

    def action_cancel(self):
        """Give the numbers free again; only while none was received."""
        self.check_access("write")
        for batch in self:
            if batch.registered_count:
                raise UserError(
                    self.env._("Cards of %s were received: it can't be cancelled.", batch.name)
                )
            batch.state = "cancel"

    def action_draft(self):
        """Take a cancelled run up again."""
        self.check_access("write")
        self.filtered(lambda batch: batch.state == "cancel").write({"state": "draft"})
