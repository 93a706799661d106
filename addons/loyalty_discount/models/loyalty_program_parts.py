"""What a discount program is made of: conditions, discounts, limits, and its place among others."""

from odoo import api, fields, models
from odoo.fields import Command

from ..engine import to_scaled
from .loyalty_tier import PERCENT_EXPONENT
from .transaction_mark import mark, marked

EDITED = "program_edited_together"
UNCHECKED = {"active", "sequence"}


class LoyaltyProgram(models.Model):
    """Holds the parts and has the whole program checked once per edit, never half-way through."""

    _inherit = "loyalty.program"

    lane_id = fields.Many2one(
        "loyalty.lane",
        string="Combination Group",
        check_company=True,
        index=True,
        ondelete="restrict",
        domain="[('company_id', '=', company_id)]",
        help="Programs of one group compete or add up, as the group says. Empty: the company's "
        "first group.",
    )
    condition_join = fields.Selection(
        selection=[
            ("all", "all conditions hold"),
            ("any", "at least one condition holds"),
            ("none", "none of the conditions holds"),
        ],
        string="Applies When",
        default="all",
        required=True,
    )
    condition_ids = fields.One2many(
        "loyalty.discount.condition", "program_id", string="Conditions", copy=True
    )
    effect_ids = fields.One2many(
        "loyalty.discount.effect", "program_id", string="Discounts", copy=True
    )
    cap_percent = fields.Float(
        string="At Most (%)",
        digits=(16, 4),
        help="This program takes at most this share of the receipt. 0: no bound.",
    )
    cap_amount = fields.Monetary(
        string="At Most (Amount)",
        help="This program takes at most this amount off one receipt. 0: no bound.",
    )
    price_floor = fields.Selection(
        selection=[
            ("none", "No lower bound"),
            ("price_min", "The product's lowest price"),
            ("cost", "The product's cost"),
        ],
        string="Never Below",
        default="none",
        required=True,
    )
    limit_holder = fields.Integer(string="Per Holder", help="Receipts in all. 0: no limit.")
    limit_card = fields.Integer(string="Per Card", help="Receipts in all. 0: no limit.")
    limit_receipt = fields.Integer(
        string="Per Receipt",
        help="How many sets, free items or gifts one receipt may get. 0: no limit.",
    )
    limit_day = fields.Integer(string="Per Holder and Day", help="Receipts. 0: no limit.")
    limit_shop = fields.Integer(string="Per Shop and Day", help="Receipts. 0: no limit.")
    limit_uses = fields.Integer(string="In All", help="Receipts of all shops. 0: no limit.")
    limit_budget = fields.Monetary(
        string="Budget", help="The program stops when it has given this much. 0: no limit."
    )
    excluded_ids = fields.Many2many(
        "loyalty.program",
        "loyalty_program_excluded_rel",
        "program_id",
        "excluded_id",
        string="Never Together With",
        check_company=True,
        domain="[('program_type', '=', 'discount'), ('company_id', '=', company_id),"
        " ('id', '!=', id)]",
        help="The one whose combination group acts first is given, the other is not.",
    )
    core_promotions = fields.Selection(
        selection=[
            ("beside", "Both are given"),
            ("excludes", "This program keeps them off the receipt"),
            ("yields", "This program gives way to them"),
        ],
        string="With Promotions and Coupons",
        default="beside",
        required=True,
        help="The other kinds of program in this menu, such as promotions, coupons and points.",
    )
    join_amount = fields.Monetary(
        string="Joining From",
        help="A new card is issued with one receipt of this amount or more. 0: with any.",
    )

    discount_summary = fields.Char(string="Gives", compute="_compute_discount_summary")

    @api.depends("effect_ids.sentence", "condition_ids.sentence", "condition_join")
    def _compute_discount_summary(self):
        for program in self:
            program.discount_summary = program._summary() if program.effect_ids else False

    def _summary(self):
        """The program in one line: what it gives, and when."""
        gives = "; ".join(filter(None, self.effect_ids.mapped("sentence")))
        gives = gives[:1].upper() + gives[1:]
        joins = {"all": "; ", "any": self.env._(" or "), "none": self.env._(" or ")}
        when = joins[self.condition_join].join(filter(None, self.condition_ids.mapped("sentence")))
        if not when:
            return gives
        if self.condition_join == "none":
            return self.env._("%(gives)s, unless: %(when)s", gives=gives, when=when)
        return self.env._("%(gives)s, when: %(when)s", gives=gives, when=when)

    @api.model_create_multi
    def create(self, vals_list):
        with marked(self.env, EDITED):
            programs = super().create(vals_list)
            for program in programs._is_discount():
                program._complete()
        programs._check_discount()
        return programs

    def write(self, vals):
        with marked(self.env, EDITED):
            result = super().write(vals)
        if set(vals) - UNCHECKED:
            self._check_discount()
        return result

    def copy(self, default=None):
        with marked(self.env, EDITED):
            copies = super().copy(default)
            for program, new in zip(self, copies, strict=True):
                new._point_to_own_levels(program)
        copies._check_discount()
        return copies

    def copy_data(self, default=None):
        """A copy for another company joins that company's first combination group."""
        rows = super().copy_data(default)
        for program, row in zip(self, rows, strict=True):
            if row.get("company_id") != program.company_id.id:
                row["lane_id"] = False
        return rows

    def _point_to_own_levels(self, source):
        """Let conditions on the levels of ``source``, the program copied, ask for the copy's."""
        own = {level.rank: level for level in self.tier_ids}
        for condition in self.condition_ids.filtered(
            lambda condition: condition.tier_id.program_id == source
        ):
            condition.tier_id = own[condition.tier_id.rank]

    def _complete(self):
        """Fill in what a program with levels says when nothing else was said."""
        self.ensure_one()
        if not self.lane_id and self.company_id:
            self.lane_id = self.env["loyalty.lane"]._first_of(self.company_id)
        if self.tier_ids and not self.effect_ids:
            self.effect_ids = [Command.create({"kind": "level_discount"})]
            if not self.condition_ids:
                self.condition_ids = [Command.create({"kind": "level"})]

    def _is_being_edited(self):
        """True while a larger edit runs that will check the program when it is done."""
        return bool(mark(self.env, EDITED))

    # -- the contract ------------------------------------------------------------------------

    def _lane_content(self):
        lane = self.lane_id or self.env["loyalty.lane"]._first_of(self.company_id)
        return lane._version_content()

    def _cap_content(self):
        return {
            "percent": to_scaled(self.cap_percent, PERCENT_EXPONENT) or None,
            "amount_minor": self._minor_or_none(self.cap_amount),
        }

    def _limits_content(self):
        names = ("holder", "card", "receipt", "day", "shop", "uses")
        return {
            **{name: self[f"limit_{name}"] or None for name in names},
            "budget_minor": self._minor_or_none(self.limit_budget),
        }

    def _minor_or_none(self, amount):
        """Minor units of the program's currency; 0 in the form means that nothing is set."""
        return to_scaled(amount, self.currency_id.decimal_places) or None

    def _conditions_content(self):
        """The conditions, and the dates of core's form as one more."""
        rows = [condition._version_content() for condition in self.condition_ids]
        return [*self._dates_content(), *rows]

    def _join_content(self):
        """One condition of which any must hold must hold: dates can be added to it then."""
        single = self.condition_join == "any" and len(self.condition_ids) == 1
        return "all" if single else self.condition_join

    def _dates_content(self):
        if not (self.date_from or self.date_to):
            return []
        return [
            {
                "kind": "date_range",
                "negate": self.condition_join == "none",
                "from": str(self.date_from) if self.date_from else None,
                "through": str(self.date_to) if self.date_to else None,
            }
        ]
