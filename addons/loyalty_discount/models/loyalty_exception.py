"""Exceptions register: what a cashier did beside the usual way, and who approved it."""

from odoo import api, fields, models
from odoo.exceptions import AccessError


class LoyaltyException(models.Model):
    """One exception of one receipt; written by the server only and never deleted.

    An approval at the till writes its row before the receipt exists; the judge completes it.
    """

    _name = "loyalty.exception"
    _description = "Exceptions Register"
    _order = "moment desc, id desc"
    _rec_name = "reason"

    uuid = fields.Char(readonly=True, copy=False, help="What the till says with the receipt.")
    reason = fields.Selection(
        selection=[
            ("keyed", "Number typed"),
            ("without_card", "Discount without card"),
            ("own", "Cashier's own card"),
            ("often", "Same card too often"),
            ("seen", "Foreign card seen, not read"),
            ("attached", "Receipt attached later"),
            ("no_receipt", "Return without receipt"),
            ("wrong_pin", "Wrong PIN or badge"),
        ],
        required=True,
        readonly=True,
    )
    outcome = fields.Selection(
        selection=[
            ("flagged", "Listed"),
            ("approved", "Approved"),
            ("unverified", "Approved without network"),
            ("refused", "Refused"),
        ],
        required=True,
        readonly=True,
        help="“Approved without network”: the till checked badge or PIN by itself.",
    )
    order_uuid = fields.Char(readonly=True, index="btree_not_null")
    order_id = fields.Many2one(
        "pos.order",
        string="Receipt",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
        help="Empty: approved, but never paid.",
    )
    medium_id = fields.Many2one(
        "loyalty.medium", string="Card", readonly=True, index="btree_not_null", ondelete="restrict"
    )
    masked_number = fields.Char(related="medium_id.masked_number", string="Card Number")
    partner_id = fields.Many2one(
        "res.partner",
        string="Customer",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    program_id = fields.Many2one("loyalty.program", readonly=True, ondelete="restrict")
    group_id = fields.Many2one("loyalty.group", string="Customer Group", readonly=True)
    employee_id = fields.Many2one(
        "hr.employee", string="Cashier", readonly=True, index="btree_not_null", ondelete="restrict"
    )
    user_id = fields.Many2one("res.users", readonly=True, ondelete="restrict")
    approver_id = fields.Many2one(
        "hr.employee", string="Approved By", readonly=True, ondelete="restrict"
    )
    config_id = fields.Many2one(
        "pos.config", string="Point of Sale", required=True, readonly=True, ondelete="restrict"
    )
    warehouse_id = fields.Many2one(
        "stock.warehouse", string="Shop", readonly=True, ondelete="restrict"
    )
    company_id = fields.Many2one("res.company", required=True, readonly=True, index=True)
    moment = fields.Datetime(required=True, readonly=True, index=True)
    note = fields.Char(readonly=True)

    _uuid_unique = models.Constraint("UNIQUE (uuid)", "This approval is stored already.")
    _once = models.UniqueIndex(
        "(order_uuid, reason) WHERE order_uuid IS NOT NULL AND reason != 'wrong_pin'",
        "This exception of the receipt is listed already.",
    )

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise AccessError(self.env._("The exceptions register is never shortened."))

    @api.model
    def _note(self, config, reason, values):
        """Write or complete the row of one receipt and reason; what is known stays.

        :param values: ``outcome``, ``order_uuid`` and the other fields
        """
        register, uuid = self.sudo(), values.get("order_uuid")
        known = register.search([("order_uuid", "=", uuid), ("reason", "=", reason)], limit=1)
        if uuid and known and reason != "wrong_pin":
            known.write({name: value for name, value in values.items() if not known[name]})
            return known
        return register.create(
            {
                "reason": reason,
                "config_id": config.id,
                "warehouse_id": config.picking_type_id.warehouse_id.id,
                "company_id": config.company_id.id,
                "moment": fields.Datetime.now(),
                "user_id": self.env.uid,
                **values,
            }
        )
