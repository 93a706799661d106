"""Discounts journal: what buyers really got."""

from odoo import fields, models

from .loyalty_judgement import PRESENTED


class LoyaltyDiscountEntry(models.Model):
    """One discount on one line, in money; refunds are negative entries. Append-only."""

    _name = "loyalty.discount.entry"
    _description = "Discounts Journal"
    _inherit = ["loyalty.append.only"]
    _order = "moment desc, id desc"
    _rec_name = "order_line_id"

    judgement_id = fields.Many2one(
        "loyalty.judgement", required=True, index=True, ondelete="restrict"
    )
    order_id = fields.Many2one(
        "pos.order",
        string="Receipt",
        index="btree_not_null",
        ondelete="set null",
        aggregator="count_distinct",
    )
    order_line_id = fields.Many2one("pos.order.line", index="btree_not_null", ondelete="set null")
    line_uuid = fields.Char(required=True, index=True)
    product_id = fields.Many2one("product.product", ondelete="restrict")
    program_id = fields.Many2one("loyalty.program", index="btree_not_null", ondelete="restrict")
    tier_id = fields.Many2one("loyalty.tier", string="Level", ondelete="restrict")
    medium_id = fields.Many2one("loyalty.medium", string="Card", ondelete="restrict")
    presented = fields.Selection(
        selection=PRESENTED, string="Card Was", help="How the member was named at the till."
    )
    partner_id = fields.Many2one(
        "res.partner", string="Customer", index="btree_not_null", ondelete="restrict"
    )
    origin_id = fields.Many2one("loyalty.discount.entry", string="Reverses", ondelete="restrict")
    reason = fields.Selection(
        selection=[
            ("level_discount", "Discount of the level"),
            ("percent", "Percentage"),
            ("amount", "Amount off"),
            ("new_price", "New price"),
            ("price_list", "Price list of the group"),
            ("nth_free", "Free or cheaper piece"),
            ("set_price", "Price of a set"),
            ("gift", "Gift"),
            ("return", "Goods returned"),
            ("unexplained", "Not explained by a program"),
        ],
        required=True,
    )
    conditions = fields.Char(
        help="What the program asked for on this receipt: the kinds of its conditions."
    )
    percent = fields.Float(string="Discount (%)", digits=(16, 4), aggregator="avg")
    quantity = fields.Float(digits="Product Unit")
    base_amount = fields.Monetary(string="Base", required=True)
    amount = fields.Monetary(string="Discount", required=True)
    units = fields.Integer(string="Pieces Used", help="Pieces of a set, a gift or a free piece.")
    price_basis = fields.Selection(
        selection=[("included", "Tax included"), ("excluded", "Tax excluded")], required=True
    )
    currency_id = fields.Many2one("res.currency", required=True)
    moment = fields.Datetime(required=True, index=True)
    day = fields.Date(string="Day in the Shop", index=True)
    hour = fields.Integer(
        string="Hour in the Shop",
        aggregator=None,
        help="By the clock on the shop's wall: 9 is from 9:00 until 10:00.",
    )
    config_id = fields.Many2one("pos.config", string="Point of Sale", ondelete="restrict")
    warehouse_id = fields.Many2one("stock.warehouse", string="Shop", ondelete="restrict")
    employee_id = fields.Many2one("hr.employee", string="Cashier", ondelete="restrict")
    user_id = fields.Many2one("res.users", ondelete="restrict")
    company_id = fields.Many2one("res.company", required=True, index=True)
