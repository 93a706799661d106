"""Act by hand: what a person fills in on every type but issuance."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..operations import OPERATIONS
from .loyalty_act_rights import BY_STOREKEEPER, HEAD

# The type of act that an act of a type follows.
FOLLOWED = {
    code: operation.about[1]["type"]
    for code, operation in OPERATIONS.items()
    if operation.about[0] == "origin_id"
}


class LoyaltyAct(models.Model):
    """The head of the paper: places, persons, commission, reason, basis."""

    _inherit = "loyalty.act"

    type = fields.Selection(
        selection_add=[
            ("receipt", "Receipt note"),
            ("transfer", "Transfer note"),
            ("acceptance", "Acceptance of a transfer"),
            ("return", "Return of cards"),
            ("spoilt", "Spoilt cards"),
            ("shortage", "Shortage of cards"),
            ("surplus", "Surplus of cards"),
            ("write_off", "Write-off note"),
            ("reclassification", "Change of purpose"),
            ("count", "Count sheet"),
            ("opening", "Opening balances"),
            ("correction", "Correction of an issue note"),
            ("recovery", "Recovery of a shortage"),
            ("charge_dropped", "Charge dropped"),
            ("drawer", "Drawer count"),
            ("replacement", "Replacement of a card"),
            ("expiry", "Expiry of cards"),
            ("impairment", "Impairment of cards"),
            ("claim", "Claim on the supplier"),
            ("period_tax", "Period-end tax act"),
        ],
        ondelete={code: "cascade" for code in OPERATIONS},
    )
    range_ids = fields.One2many("loyalty.move.range", "act_id", string="Card Numbers")
    location_id = fields.Many2one(
        "stock.location",
        string="From",
        check_company=True,
        domain="[('usage', 'in', ('internal', 'transit') if type == 'shortage' else ('internal',)),"
        " ('company_id', '=', company_id)]",
    )
    location_dest_id = fields.Many2one(
        "stock.location",
        string="To",
        check_company=True,
        domain="[('usage', '=', 'internal'), ('company_id', '=', company_id)]",
    )
    responsible_id = fields.Many2one(
        "loyalty.responsible",
        check_company=True,
        compute="_compute_responsible_id",
        store=True,
        readonly=False,
        ondelete="restrict",
        help="Who answers for the cards, by the list of the operation date.",
    )
    responsible_to_id = fields.Many2one(
        "loyalty.responsible",
        string="Receiver",
        check_company=True,
        compute="_compute_responsible_id",
        store=True,
        readonly=False,
        ondelete="restrict",
    )
    commission_id = fields.Many2one("loyalty.commission", check_company=True, ondelete="restrict")
    present_ids = fields.Many2many(
        "loyalty.commission.member",
        string="Members Present",
        domain="[('commission_id', '=', commission_id)]",
    )
    origin_id = fields.Many2one(
        "loyalty.act",
        string="Follows",
        check_company=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        domain=f"[('type', '=', {FOLLOWED}.get(type, 'count')), ('state', '=', 'posted'), "
        "('reversal_of_id', '=', False)]",
        help="The act this one accepts, settles or corrects.",
    )
    follow_up_ids = fields.One2many("loyalty.act", "origin_id", string="Followed By")
    receipt_id = fields.Many2one(
        "stock.picking",
        check_company=True,
        domain="[('picking_type_code', '=', 'incoming'), ('state', '=', 'done')]",
    )
    product_id = fields.Many2one(
        "product.product",
        string="Becomes",
        check_company=True,
        domain="[('loyalty_card_ok', '=', True), ('tracking', '=', 'lot')]",
        help="The card product of the other purpose.",
    )
    culprit_id = fields.Many2one(
        "loyalty.responsible",
        string="Charged To",
        check_company=True,
        help="Empty: nobody can be charged, the loss is the company's.",
    )
    recovery_amount = fields.Monetary(
        string="Amount Claimed",
        help="Empty, or less than the cost: the cost. What is above it is deferred income.",
    )
    opening_account_id = fields.Many2one(
        "account.account",
        string="Against",
        check_company=True,
        help="Account the opening value is booked against. Empty: no entry.",
    )
    personalised = fields.Integer(help="Cards personalised in the period; the norm is of them.")
    reason = fields.Char()
    basis = fields.Char(string="Basis Document", help="Order, decision or contract behind the act.")
    return_value = fields.Monetary(
        string="Value When Back",
        help="Estimated value of all cards returned: stock again against other income. Empty: "
        "they come back at no value.",
    )
    amount_returned = fields.Monetary(
        readonly=True, copy=False, help="What the cards returned stood for off balance."
    )
    amount_posted = fields.Monetary(
        readonly=True, copy=False, help="What the posting core asked for in all entries."
    )

    @api.depends(
        "location_id", "location_dest_id", "receipt_id", "origin_id", "operation_date", "type"
    )
    def _compute_responsible_id(self):
        people = self.env["loyalty.responsible"]
        for act in self:
            if act.type == "issuance" or act.state != "draft" or not act.operation_date:
                continue
            act.responsible_id = act._person_of_place()
            receiver = people.browse()
            if act.type == "transfer":
                receiver = people._of_place(
                    act.company_id, act.location_dest_id, act.operation_date
                )
            act.responsible_to_id = receiver

    def _place_from(self):
        """Where the cards are; those of a receipt note are where its receipt put them."""
        if self.type == "receipt" and not self.location_id:
            return self.receipt_id.location_dest_id
        return self.location_id

    def _person_of_place(self):
        """Who answers for the cards: by the place, else who did on the act it follows."""
        day, operation = self.operation_date, self._operation()
        place = self._place_from() or self.location_dest_id
        person = self.env["loyalty.responsible"]._of_place(self.company_id, place, day)
        if person or not operation or "responsible_id" not in operation.required:
            return person
        before = self.origin_id.responsible_id
        return before if before and before._is_on(day) else person

    @api.onchange("commission_id")
    def _onchange_commission_id(self):
        """Members of another commission are not present in this one."""
        self.present_ids = self.present_ids._origin & self.commission_id._origin.member_ids

    @api.onchange("origin_id")
    def _onchange_origin_id(self):
        """A correction begins with the day of its note and the shop of its cards."""
        if self.type == "correction" and self.origin_id:
            self.operation_date = self.origin_id.operation_date
            self.location_dest_id = self.origin_id.warehouse_id.lot_stock_id

    def _ranges_entered(self):
        """The ranges somebody entered, without what a count found to differ."""
        compares = self.type in OPERATIONS and OPERATIONS[self.type].compares
        return self.range_ids.filtered(
            lambda line: not (compares and line.finding in ("missing", "extra"))
        )

    def _check_own_type(self):
        """Storekeepers keep to the acts that only move cards."""
        if self.env.su or self.env.user.has_group("loyalty_accounting.group_loyalty_accountant"):
            return
        if self.filtered(lambda act: act.type not in BY_STOREKEEPER):
            raise UserError(self.env._("Only an accountant makes and posts acts with entries."))

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            for vals in vals_list:
                if vals.get("type", "issuance") == "issuance":
                    text = self.env._("Issue notes are drafted by closing a shift, not by hand.")
                    raise UserError(text)
                self._check_typed(vals, HEAD)
        acts = super().create(vals_list)
        acts._check_own_type()
        return acts

    def action_enter_numbers(self):
        """Type, scan or paste numbers."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Enter Numbers"),
            "res_model": "loyalty.number.entry",
            "view_mode": "form",
            "target": "new",
            "context": {"default_act_id": self.id},
        }
