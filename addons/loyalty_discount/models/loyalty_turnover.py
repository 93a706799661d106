"""Qualifying spend: the append-only account behind a membership's total."""

from odoo import fields, models


class LoyaltyTurnover(models.Model):
    """One purchase, return or manual entry; the membership's spend is the sum of its entries."""

    _name = "loyalty.turnover"
    _description = "Qualifying Spend"
    _inherit = ["loyalty.append.only"]
    _order = "moment desc, id desc"

    membership_id = fields.Many2one("loyalty.card", required=True, ondelete="restrict")
    program_id = fields.Many2one(
        related="membership_id.program_id", store=True, index=True, precompute=True
    )
    partner_id = fields.Many2one(related="membership_id.partner_id")
    company_id = fields.Many2one(
        related="membership_id.company_id", store=True, index=True, precompute=True
    )
    currency_id = fields.Many2one(related="membership_id.currency_id")
    order_uuid = fields.Char(required=True, index=True, help="Identifies the source; unique.")
    origin_uuid = fields.Char(string="Sale Returned", help="The sale whose goods came back.")
    order_id = fields.Many2one("pos.order", index="btree_not_null", ondelete="set null")
    config_id = fields.Many2one("pos.config", string="Point of Sale", ondelete="set null")
    moment = fields.Datetime(required=True, index=True)
    counted_on = fields.Date(
        required=True, help="The day this counts on, by the clock on the shop's wall."
    )
    amount = fields.Monetary(required=True, help="Negative for returned goods.")
    quantity = fields.Float(digits="Product Unit")
    visits = fields.Integer(help="1 for a purchase, -1 when all of it came back.")
    tier_id = fields.Many2one(
        "loyalty.tier",
        string="Level Brought Along",
        ondelete="restrict",
        help="The level an old system knew the member at.",
    )
    kind = fields.Selection(
        selection=[
            ("sale", "Purchase"),
            ("refund", "Return"),
            ("opening", "Opening balance"),
            ("manual", "Manual entry"),
        ],
        required=True,
    )
    reason = fields.Char()
    user_id = fields.Many2one(
        "res.users", default=lambda self: self.env.uid, required=True, ondelete="restrict"
    )

    _once = models.UniqueIndex(
        "(membership_id, order_uuid, kind, COALESCE(origin_uuid, ''))",
        "This purchase is counted for the membership already.",
    )
    # All that sums of a window need: reading them never touches the table itself.
    _window_index = models.Index(
        "(membership_id, counted_on) INCLUDE (kind, amount, quantity, visits)"
    )
    _origin_index = models.Index("(origin_uuid) WHERE origin_uuid IS NOT NULL")
    _brought_index = models.Index("(membership_id) WHERE tier_id IS NOT NULL")
    _recent_index = models.Index("(membership_id, create_date)")
