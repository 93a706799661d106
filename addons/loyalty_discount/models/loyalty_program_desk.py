"""What a program asks of the cashier: without card, typed numbers, own and busy cards."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class LoyaltyProgram(models.Model):
    """Settings that hold at once, without publishing: they say who may, not what is given."""

    _inherit = "loyalty.program"

    desk_without_card = fields.Selection(
        selection=[
            ("discount", "Gets the discount"),
            ("spend", "Only collects the purchase"),
            ("approval", "Gets the discount if a manager approves"),
        ],
        string="Without the Card",
        default="spend",
        required=True,
        help="A member whom the cashier chose by phone or name. The journal says “without card”.",
    )
    desk_keyed = fields.Selection(
        selection=[
            ("allow", "Like a card that was read"),
            ("flag", "Works and is listed as an exception"),
            ("approval", "Works if a manager approves"),
        ],
        string="A Typed Number",
        default="allow",
        required=True,
    )
    desk_own = fields.Selection(
        selection=[
            ("allow", "Works"),
            ("flag", "Works and is listed as an exception"),
            ("refuse", "Is refused"),
        ],
        string="The Cashier's Own Card",
        default="flag",
        required=True,
        help="A card of the cashier who works at the till: on receipts of others it is a fraud.",
    )
    desk_often = fields.Selection(
        selection=[
            ("flag", "Works and is listed as an exception"),
            ("approval", "Works if a manager approves"),
            ("refuse", "Is refused"),
        ],
        string="The Same Card Too Often",
        default="flag",
        required=True,
    )
    desk_often_from = fields.Integer(
        string="Receipts a Day",
        default=10,
        help="How many receipts a day one card may have before it is too often. 0: any number.",
    )

    desk_attach_days = fields.Integer(
        string="Receipts Can Be Attached for",
        default=14,
        help="Days in which a paid receipt without card can still be counted for a member. It "
        "only counts as spend. 0: never.",
    )
    desk_attach_by = fields.Selection(
        selection=[("manager", "A manager"), ("cashier", "Every cashier")],
        string="Attached By",
        default="manager",
        required=True,
    )

    @api.constrains("desk_often_from", "desk_attach_days")
    def _check_desk_numbers(self):
        for program in self:
            if min(program.desk_often_from, program.desk_attach_days) < 0:
                raise ValidationError(
                    self.env._(
                        "“%s”: receipts a day and days to attach a receipt can't be negative; 0 "
                        "means any number of receipts, or never attached.",
                        program.name,
                    )
                )

    def _desk_policy(self):
        """The settings in the shape of the facts, without the count of today."""
        self.ensure_one()
        return {
            "without_card": self.desk_without_card,
            "keyed": self.desk_keyed,
            "own": self.desk_own,
            "often": self.desk_often,
            "often_from": self.desk_often_from,
        }
