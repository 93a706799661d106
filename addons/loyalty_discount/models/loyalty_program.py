"""The discount program: a kind of core's loyalty program that only our engine evaluates."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

DISCOUNT = "discount"


class LoyaltyProgram(models.Model):
    """Adds the program type *Discount program*.

    Core's own machinery (rules, rewards, points) never sees such a program: it has no rules and
    no rewards, it is not loaded by the till as a core program, and it needs a code that nobody
    has, so that other channels leave it alone.
    """

    _inherit = "loyalty.program"

    program_type = fields.Selection(
        selection_add=[(DISCOUNT, "Discount Program")],
        ondelete={DISCOUNT: lambda programs: programs._archive_at_uninstall()},
    )
    number_rule_ids = fields.Many2many(
        "card.number.rule",
        string="Number Rules",
        help="Which card numbers belong to this program.",
    )
    same_receipt = fields.Boolean(
        string="New Card Works on the Same Receipt",
        default=True,
        help="A card issued at the till gives its discount on the receipt at hand already.",
    )
    consent_text_id = fields.Many2one(
        "loyalty.consent.text",
        help="What the buyer agrees to before name and phone are stored.",
    )
    required_field_name = fields.Boolean(string="Name Is Required", default=True)
    required_field_phone = fields.Boolean(string="Phone Is Required", default=True)
    member_count = fields.Integer(string="Memberships", compute="_compute_member_count")
    medium_count = fields.Integer(string="Cards", compute="_compute_medium_count")

    @api.depends("coupon_ids")
    def _compute_member_count(self):
        for program in self:
            program.member_count = program.coupon_count

    def _compute_medium_count(self):
        groups = self.env["loyalty.medium"]._read_group(
            [("program_id", "in", self.ids)], ["program_id"], ["__count"]
        )
        counts = {program.id: count for program, count in groups}
        for program in self:
            program.medium_count = counts.get(program.id, 0)

    def _is_discount(self):
        """The programs of ``self`` that are ours."""
        return self.filtered(lambda program: program.program_type == DISCOUNT)

    # -- what core asks of every program type ------------------------------------------------

    @api.model
    def _program_items_name(self):
        return {**super()._program_items_name(), DISCOUNT: self.env._("Memberships")}

    @api.model
    def _program_type_default_values(self):
        return {**super()._program_type_default_values(), DISCOUNT: self._discount_default_values()}

    @api.model
    def _discount_default_values(self):
        """What a program becomes when its type is set to ours: empty for core, closed elsewhere."""
        values = {
            "applies_on": "current",
            "trigger": "with_code",
            "portal_visible": False,
            "portal_point_name": self.env._("Points"),
            "rule_ids": [(5, 0, 0)],
            "reward_ids": [(5, 0, 0)],
            "communication_plan_ids": [(5, 0, 0)],
        }
        closed_channels = {"sale_ok": False, "ecommerce_ok": False}
        values.update({k: v for k, v in closed_channels.items() if k in self._fields})
        return values

    @api.constrains("reward_ids")
    def _constrains_reward_ids(self):
        """Core wants a reward in every program; ours gives its discount on the line itself."""
        return super(LoyaltyProgram, self - self._is_discount())._constrains_reward_ids()

    @api.constrains("program_type", "rule_ids", "reward_ids")
    def _check_discount_has_no_core_parts(self):
        if any(program.rule_ids or program.reward_ids for program in self._is_discount()):
            raise ValidationError(
                self.env._(
                    "A discount program says what it gives on the pages Conditions and Discounts. "
                    "Remove the rules and rewards or choose another program type."
                )
            )

    @api.constrains("program_type", "company_id", "currency_id")
    def _check_discount_company(self):
        for program in self._is_discount():
            if not program.company_id:
                raise ValidationError(
                    self.env._(
                        "Choose the company of the program “%s”: spend and discounts are "
                        "counted in one company.",
                        program.name,
                    )
                )
            if program.currency_id != program.company_id.currency_id:
                raise ValidationError(
                    self.env._(
                        "The program “%(program)s” must use %(currency)s, the currency of "
                        "%(company)s.",
                        program=program.name,
                        currency=program.company_id.currency_id.name,
                        company=program.company_id.name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        scalars = {k: v for k, v in self._discount_default_values().items() if k[-4:] != "_ids"}
        return super().create(
            [
                {**scalars, **vals} if vals.get("program_type") == DISCOUNT else vals
                for vals in vals_list
            ]
        )

    # -- life of a program -------------------------------------------------------------------

    def write(self, vals):
        self._refuse_change_of_used_program(vals)
        return super().write(vals)

    def _refuse_change_of_used_program(self, vals):
        """Company, currency and type are frozen once spend hangs on the program."""
        frozen = {"program_type", "company_id", "currency_id"} & set(vals)
        for program in self._is_discount() if frozen else ():
            changed = any(
                program._fields[name].convert_to_write(program[name], program) != vals[name]
                for name in frozen
            )
            if changed and program.sudo().with_context(active_test=False).coupon_ids:
                raise ValidationError(
                    self.env._(
                        "The program “%s” has memberships: its type, company and currency "
                        "can't change any more. Archive it and make a new one.",
                        program.name,
                    )
                )

    def _archive_at_uninstall(self):
        """Park our programs when the addon leaves: archived coupons, with nothing to claim."""
        memberships = self.sudo().with_context(active_test=False).coupon_ids
        memberships.action_archive()
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE loyalty_program SET program_type = 'coupons', active = FALSE, pos_ok = FALSE"
            " WHERE id = ANY(%s)",
            [self.ids],
        )
        self.invalidate_recordset()

    def action_open_mediums(self):
        """Open the cards of this program."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "loyalty_discount.loyalty_medium_action"
        )
        action["domain"] = [("program_id", "=", self.id)]
        action["context"] = {"default_program_id": self.id}
        return action

    def action_open_memberships(self):
        """Open the memberships of this program."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "loyalty_discount.loyalty_membership_action"
        )
        action["domain"] = [("program_id", "=", self.id)]
        return action
