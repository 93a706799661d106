"""Try a basket: what a program gives at any hour to anybody, and examples that are kept."""

from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..engine import EngineError

DAYS_KEPT = 1


class LoyaltyExample(models.Model):
    """A basket with its hour, till, holder and tender, evaluated with the program's draft.

    The basket is made by the same adapter as a receipt's, from an order that is never stored. A
    kept example has the total it must come to; a red one keeps its program from being published.
    """

    _name = "loyalty.example"
    _description = "Example Basket"
    _order = "program_id, sequence, id"

    name = fields.Char(default=lambda self: self.env._("Try a basket"), required=True)
    sequence = fields.Integer(default=10)
    program_id = fields.Many2one(
        "loyalty.program",
        required=True,
        domain="[('program_type', '=', 'discount')]",
        index=True,
        ondelete="cascade",
    )
    company_id = fields.Many2one(related="program_id.company_id", store=True, index=True)
    currency_id = fields.Many2one(related="program_id.currency_id")
    is_kept = fields.Boolean(string="Kept", readonly=True)
    expected_total = fields.Monetary(
        help="What the goods must cost after all discounts, in the price basis of the till."
    )
    scope = fields.Selection(
        selection=[
            ("all", "All programs, as they stand in their forms"),
            ("alone", "This program alone"),
        ],
        default="all",
        required=True,
    )
    config_id = fields.Many2one(
        "pos.config",
        string="Till",
        required=True,
        default=lambda self: self._default_config(),
        check_company=True,
        help="Gives the shop, its clock and its price list.",
    )
    date = fields.Date(default=fields.Date.context_today, required=True)
    hour = fields.Float(default=12.0, required=True)
    payment_method_id = fields.Many2one("pos.payment.method", string="Paid By")
    holder = fields.Selection(
        selection=[
            ("nobody", "No card"),
            ("member", "A member"),
            ("imagined", "A holder as described here"),
        ],
        default="imagined",
        required=True,
    )
    membership_id = fields.Many2one(
        "loyalty.card", string="Member", domain="[('program_id', '=', program_id)]"
    )
    tier_id = fields.Many2one(
        "loyalty.tier",
        string="Level",
        domain="[('program_id.active', '=', True), ('program_id.company_id', '=', company_id)]",
        help="Left empty, the level that the spend or the purchases so far earn.",
    )
    group_ids = fields.Many2many(
        "loyalty.group", string="Customer Groups", domain="[('company_id', '=', company_id)]"
    )
    spend = fields.Monetary(string="Spend So Far")
    visits = fields.Integer(string="Purchases So Far")
    birthday = fields.Date()
    member_since = fields.Date(default=fields.Date.context_today)
    last_purchase = fields.Date()
    line_ids = fields.One2many("loyalty.example.line", "example_id", copy=True)
    total = fields.Monetary(compute="_compute_result")
    saved = fields.Monetary(compute="_compute_result")
    state = fields.Selection(
        selection=[("tried", "Tried"), ("ok", "As expected"), ("red", "Not as expected")],
        compute="_compute_result",
    )
    result = fields.Html(compute="_compute_result", sanitize=False)

    @api.model
    def _default_config(self):
        company = (
            self.env["loyalty.program"]
            .browse(self.env.context.get("default_program_id", ()))
            .company_id
        )
        return self.env["pos.config"].search(
            [("company_id", "=", (company or self.env.company).id)], limit=1
        )

    @api.constrains("hour")
    def _check_hour(self):
        for example in self:
            if not 0 <= example.hour < 24:
                raise UserError(self.env._("The hour lies between 00:00 and 23:59."))

    # -- evaluating ----------------------------------------------------------------------------

    @api.depends(lambda self: self._inputs())
    def _compute_result(self):
        for example in self:
            if not (example.program_id and example.config_id and example.date):
                example._say("tried", self.env._("Choose the program, the till and the day first."))
                continue
            try:
                decision = example._evaluate()
            except EngineError as error:
                example._say("red", str(error))
                continue
            unit = 10**example.currency_id.decimal_places
            total = sum(line["net_minor"] for line in decision["lines"]) / unit
            is_right = not example.currency_id.compare_amounts(total, example.expected_total)
            example.total = total
            example.saved = sum(line["discount_minor"] for line in decision["lines"]) / unit
            example.state = ("ok" if is_right else "red") if example.is_kept else "tried"
            example.result = example._render(decision)

    def _say(self, state, text):
        """Show ``text`` where nothing can be counted."""
        self.update({"total": 0, "saved": 0, "state": state, "result": text})

    @api.model
    def _inputs(self):
        """The fields that the result follows from."""
        return (
            "program_id",
            "scope",
            "config_id",
            "date",
            "hour",
            "payment_method_id",
            "holder",
            "membership_id",
            "tier_id",
            "group_ids",
            "spend",
            "visits",
            "birthday",
            "member_since",
            "last_purchase",
            "expected_total",
            "is_kept",
            "line_ids.product_id",
            "line_ids.quantity",
            "line_ids.price_unit",
            "line_ids.manual_discount",
        )

    # -- keeping -------------------------------------------------------------------------------

    def action_keep(self):
        """Keep this basket with the program; its total is what must come out from now on."""
        for example in self:
            if not example.line_ids:
                raise UserError(self.env._("Add goods first: an empty basket proves nothing."))
            example.write({"is_kept": True, "expected_total": example.total})

    @api.autovacuum
    def _gc_tried(self):
        """Baskets that were only tried are forgotten."""
        limit = fields.Datetime.now() - timedelta(days=DAYS_KEPT)
        self.search([("is_kept", "=", False), ("write_date", "<", limit)]).unlink()


class LoyaltyProgram(models.Model):
    """The examples of a program."""

    _inherit = "loyalty.program"

    example_ids = fields.One2many(
        "loyalty.example", "program_id", domain=[("is_kept", "=", True)], copy=False
    )
    example_count = fields.Integer(compute="_compute_example_count")

    def _compute_example_count(self):
        for program in self:
            program.example_count = len(program.example_ids)

    def action_try_basket(self):
        """Open a basket to try this program on."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Try a Basket"),
            "res_model": "loyalty.example",
            "view_mode": "form",
            "context": {"default_program_id": self.id},
        }

    def _check_examples(self):
        """Refuse to publish a program whose kept examples come out otherwise."""
        for example in self.example_ids:
            if example.state == "red":
                raise UserError(
                    self.env._(
                        "The example “%(example)s” of “%(program)s” comes to %(total)s instead "
                        "of %(expected)s. Correct the program, or the example if it is outdated.",
                        example=example.name,
                        program=self.name,
                        total=example.currency_id.format(example.total),
                        expected=example.currency_id.format(example.expected_total),
                    )
                )

    def _example_windows(self):
        """The windows of spend and visits that an imagined holder has figures for."""
        return sorted({"life", "month", "quarter", "year", self.spend_window or "life"})
