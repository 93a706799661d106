"""What counts as spend, over which time, and how levels follow it."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..engine import to_scaled
from ..standing import PERIODS, window_name

DAYS_MAX = 3660
QUANTITY_EXPONENT = 6
#: settings that decide which level an entry gives
LEVEL_SETTINGS = frozenset(
    {
        "spend_measure",
        "spend_window",
        "spend_days",
        "spend_effect",
        "spend_downgrade",
        "spend_grace",
        "spend_floor_tier_id",
        "tier_ids",
    }
)


class LoyaltyProgram(models.Model):
    """The settings of measure, window and levels; the pure core ``standing`` obeys them."""

    _inherit = "loyalty.program"

    spend_measure = fields.Selection(
        selection=[("money", "Money spent"), ("quantity", "Quantity bought"), ("visits", "Visits")],
        string="Levels Are Earned By",
        default="money",
        required=True,
    )
    spend_window = fields.Selection(
        selection=[
            ("life", "All purchases since joining"),
            ("month", "Calendar month"),
            ("quarter", "Calendar quarter"),
            ("year", "Calendar year"),
            ("days", "Last days"),
        ],
        string="Spend Counted",
        default="life",
        required=True,
    )
    spend_days = fields.Integer(string="Number of Days", default=90)
    spend_effect = fields.Selection(
        selection=[("now", "At once"), ("next", "In the next period")],
        string="A Level Takes Effect",
        default="now",
        required=True,
        help="“In the next period”: this month's spend sets next month's level.",
    )
    spend_downgrade = fields.Selection(
        selection=[
            ("earned", "To the level that was earned"),
            ("step", "One level at a time"),
            ("never", "Never"),
        ],
        string="Levels Fall",
        default="earned",
        required=True,
    )
    spend_grace = fields.Integer(
        string="Days of Grace", help="How many days a lost level is kept before it falls."
    )
    spend_floor_tier_id = fields.Many2one(
        "loyalty.tier",
        string="Lowest Level",
        copy=False,
        domain="[('program_id', '=', id)]",
        ondelete="restrict",
        help="A member who has reached this level never falls below it.",
    )
    spend_price = fields.Selection(
        selection=[("paid", "As paid"), ("base", "At the base price")],
        string="Goods Count",
        default="paid",
        required=True,
        help="“At the base price”: before any discount.",
    )
    spend_tax = fields.Selection(
        selection=[("included", "With tax"), ("excluded", "Without tax")],
        string="Tax",
        default="included",
        required=True,
    )
    spend_points = fields.Boolean(
        string="What Is Paid with Points Counts", help="Rewards of core's loyalty programs."
    )
    spend_prepaid = fields.Boolean(
        string="What Is Paid with Prepaid Money Counts",
        default=True,
        help="Gift cards and eWallets. Topping them up never counts.",
    )
    spend_return = fields.Selection(
        selection=[
            ("sale", "In the period of its sale"),
            ("return", "In the period it comes back"),
        ],
        string="A Return Counts",
        default="sale",
        required=True,
    )
    spend_excluded_category_ids = fields.Many2many(
        "product.category", string="Categories That Don't Count"
    )
    spend_excluded_product_ids = fields.Many2many(
        "product.product", "loyalty_program_spend_product_rel", string="Products That Don't Count"
    )

    # -- what the pure core and the engine read ----------------------------------------------

    def _spend_window_name(self):
        """The window as in a program version."""
        self.ensure_one()
        return window_name(self.spend_window, self.spend_days)

    def _spend_content(self):
        """Measure, window and effect in the shape of the contract."""
        self.ensure_one()
        return {
            "measure": self.spend_measure,
            "window": self._spend_window_name(),
            "effect": self.spend_effect,
        }

    def _spend_exponent(self):
        """Decimals of the measure as an integer."""
        self.ensure_one()
        exponents = {"money": self.currency_id.decimal_places, "quantity": QUANTITY_EXPONENT}
        return exponents.get(self.spend_measure, 0)

    def _spend_scaled(self, value):
        """``value`` of the program's measure as an integer."""
        return to_scaled(value, self._spend_exponent())

    # -- settings that can't work --------------------------------------------------------------

    @api.constrains("spend_window", "spend_days", "spend_effect", "spend_grace")
    def _check_spend_settings(self):
        for program in self._is_discount():
            if program.spend_window == "days" and not 1 <= program.spend_days <= DAYS_MAX:
                raise ValidationError(
                    self.env._(
                        "“%(program)s” counts the last %(days)s days: enter 1 to %(most)s.",
                        program=program.name,
                        days=program.spend_days,
                        most=DAYS_MAX,
                    )
                )
            program._check_spend_effect()
            program._check_spend_grace()

    def _check_spend_effect(self):
        if self.spend_effect == "next" and self.spend_window not in PERIODS:
            raise ValidationError(
                self.env._(
                    "“%s”: levels can take effect in the next period only when spend is counted "
                    "by month, quarter or year. Choose one of these or “At once”.",
                    self.name,
                )
            )

    def _check_spend_grace(self):
        most = PERIODS.get(self.spend_window, 120) * 28 if self.spend_window != "days" else DAYS_MAX
        if not 0 <= self.spend_grace <= most:
            raise ValidationError(
                self.env._(
                    "“%(program)s” gives %(days)s days of grace: enter 0 to %(most)s, less than "
                    "the period over which spend is counted.",
                    program=self.name,
                    days=self.spend_grace,
                    most=most,
                )
            )

    @api.constrains("spend_floor_tier_id")
    def _check_spend_floor(self):
        for program in self.filtered("spend_floor_tier_id"):
            if program.spend_floor_tier_id.program_id != program:
                raise ValidationError(
                    self.env._(
                        "“%(level)s” belongs to another program: choose a level of "
                        "“%(program)s”, or none.",
                        level=program.spend_floor_tier_id.name,
                        program=program.name,
                    )
                )

    def write(self, vals):
        result = super().write(vals)
        if LEVEL_SETTINGS & set(vals):
            self._follow_earning()
        return result
