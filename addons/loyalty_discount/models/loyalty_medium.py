"""Card: the thing that is read at the till. Register of numbers and state machine."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from ..claim.number import masked

PATHS = {
    "stock": {"active", "void"},
    "active": {"blocked", "replaced", "expired", "void"},
    "blocked": {"active", "void"},
}
WAYS_BACK = {("active", "stock"), ("replaced", "active")}
FROZEN = frozenset(
    {
        "number",
        "company_id",
        "state",
        "partner_id",
        "membership_ids",
        "issued_at",
        "issue_ground",
        "issue_session_id",
        "issue_order_id",
        "issue_line_id",
        "issue_employee_id",
        "issue_user_id",
    }
)


#: Frozen once the card has left the stock.
SETTLED = frozenset({"program_id", "purpose", "product_id", "location_id"})


class LoyaltyMedium(models.Model):
    """A card number of one company: kind, state, place and the memberships it points at.

    The state changes through :meth:`_set_state` only. The ``_on_...`` hooks are called with all
    cards of an event at once; other addons add stock and documents there.
    """

    _name = "loyalty.medium"
    _description = "Card"
    _order = "number, id"
    _rec_name = "number"
    _rec_names_search = ["number", "partner_id.name", "partner_id.phone"]

    number = fields.Char(required=True, index="trigram")
    masked_number = fields.Char(string="Number Shown", compute="_compute_masked_number")
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company
    )
    program_id = fields.Many2one(
        "loyalty.program",
        required=True,
        index=True,
        ondelete="restrict",
        domain="[('program_type', '=', 'discount'), ('company_id', '=', company_id)]",
    )
    rule_id = fields.Many2one("card.number.rule", string="Number Rule", ondelete="restrict")
    kind = fields.Selection(
        selection=[
            ("printed", "Printed number"),
            ("barcode", "Barcode"),
            ("magnetic", "Magnetic stripe"),
            ("chip", "Chip"),
            ("phone", "Phone"),
        ],
        required=True,
        default="barcode",
    )
    state = fields.Selection(
        selection=[
            ("stock", "In stock"),
            ("active", "Active"),
            ("blocked", "Blocked"),
            ("replaced", "Replaced"),
            ("expired", "Expired"),
            ("void", "Void"),
        ],
        required=True,
        default="stock",
        index=True,
        readonly=True,
    )
    purpose = fields.Selection(
        selection=[("free", "Given free"), ("sale", "Sold")], required=True, default="free"
    )
    product_id = fields.Many2one(
        "product.product", domain="[('loyalty_card_ok', '=', True)]", ondelete="restrict"
    )
    location_id = fields.Many2one(
        "stock.location", string="Place", index="btree_not_null", ondelete="restrict"
    )
    partner_id = fields.Many2one(
        "res.partner", string="Holder", index="btree_not_null", readonly=True, ondelete="restrict"
    )
    partner_phone = fields.Char(related="partner_id.phone", string="Phone")
    membership_ids = fields.Many2many("loyalty.card", string="Memberships", readonly=True)
    tier_id = fields.Many2one(related="membership_ids.tier_id", string="Level")
    issued_at = fields.Datetime(readonly=True)
    issue_ground = fields.Selection(
        selection=[("free", "Given at the till"), ("sale", "Sold"), ("opening", "Taken over")],
        readonly=True,
    )
    issue_session_id = fields.Many2one("pos.session", readonly=True, ondelete="restrict")
    issue_order_id = fields.Many2one("pos.order", readonly=True, ondelete="set null")
    issue_line_id = fields.Many2one("pos.order.line", readonly=True, ondelete="set null")
    issue_employee_id = fields.Many2one(
        "hr.employee", string="Issued By", readonly=True, ondelete="restrict"
    )
    issue_user_id = fields.Many2one(
        "res.users", string="Issued By (User)", readonly=True, ondelete="restrict"
    )
    event_ids = fields.One2many("loyalty.medium.event", "medium_id", readonly=True)

    _number_unique = models.Constraint(
        "UNIQUE (company_id, number)", "This card number is registered already."
    )

    @api.depends("number")
    def _compute_masked_number(self):
        for medium in self:
            medium.masked_number = masked(medium.number or "")

    @api.constrains("company_id", "program_id", "location_id", "product_id")
    def _check_company_of_parts(self):
        for medium in self:
            if medium.program_id.company_id != medium.company_id:
                raise ValidationError(
                    self.env._(
                        "Card %(card)s and its program “%(program)s” must belong to the same "
                        "company.",
                        card=medium.masked_number,
                        program=medium.program_id.name,
                    )
                )
            places = medium.location_id.company_id | medium.product_id.company_id
            if places - medium.company_id:
                raise ValidationError(
                    self.env._(
                        "Place and product of card %s belong to another company.",
                        medium.masked_number,
                    )
                )

    # -- register ----------------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su and any(vals.get("state", "stock") != "stock" for vals in vals_list):
            raise AccessError(self.env._("New cards start in stock."))
        return super().create(vals_list)

    def write(self, vals):
        is_settled = SETTLED & set(vals) and any(card.state != "stock" for card in self)
        if (FROZEN & set(vals) or is_settled) and not self.env.su:
            raise AccessError(
                self.env._(
                    "Number, state and holder of a card are not changed by hand: issue it at the "
                    "till, or use the buttons Block and Unblock."
                )
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        if self.filtered(lambda medium: medium.state != "stock" or medium.event_ids):
            raise UserError(
                self.env._("Only cards that never left the stock can be deleted. Void the others.")
            )

    @api.model
    def _find_number(self, number, company):
        """The registered card of ``company`` with this number, or nothing."""
        named = [("number", "=", number), ("company_id", "=", company.id)]
        return self.sudo().search_fetch(named, limit=1)

    def _is_in_shop(self, config):
        """True for a card in the stock of the till's shop, or one whose place is not kept."""
        self.ensure_one()
        shop = config.sudo().picking_type_id.warehouse_id.view_location_id
        place = self.sudo().location_id
        return not place or (place.parent_path or "").startswith(shop.parent_path or "-")

    def _is_used(self):
        """True once the card ruled a paid receipt: all spend comes from those.

        Spend of the membership says nothing: other cards of the holder count for it too.
        """
        self.ensure_one()
        judgements = self.env["loyalty.judgement"].sudo()
        return bool(judgements.search_count([("medium_id", "=", self.id)], limit=1))

    # -- state machine -----------------------------------------------------------------------

    def _set_state(self, state, reason="", going_back=False):
        """Move all cards of ``self`` to ``state`` and note it.

        ``going_back`` opens the ways back, ``active -> stock`` for an undo in the same shift or
        an intact card that is returned, ``replaced -> active`` for a replacement that is taken
        back. Raises :class:`UserError` for every other path.
        """
        for medium in self:
            allowed = PATHS.get(medium.state, set())
            is_way_back = going_back and (medium.state, state) in WAYS_BACK
            if state not in allowed and not is_way_back:
                raise UserError(medium._refused_path_text(state))
        self.env["loyalty.medium.event"].sudo().create(
            [
                {
                    "medium_id": medium.id,
                    "from_state": medium.state,
                    "to_state": state,
                    "reason": reason,
                }
                for medium in self
            ]
        )
        self.sudo().write({"state": state})

    def _refused_path_text(self, state):
        names = dict(self._fields["state"]._description_selection(self.env))
        return self.env._(
            "Card %(card)s is “%(before)s” and can't become “%(after)s”.",
            card=self.masked_number,
            before=names[self.state],
            after=names[state],
        )

    def _state_known_at(self, moment):
        """The state the server knew for this card at ``moment``."""
        self.ensure_one()
        events = self.sudo().event_ids.sorted("id")
        before = events.filtered(lambda event: event.create_date <= moment)
        if before:
            return before[-1].to_state
        return events[0].from_state if events else self.state

    # -- hooks (docs/contracts.md, 8) --------------------------------------------------------

    def _on_issued(self, message):
        """After ``stock -> active`` by a free issue at the till."""

    def _on_issue_undone(self, message):
        """After ``active -> stock`` in the same shift."""

    def _on_sold(self, order_lines):
        """After the order of these card lines became paid."""

    def _on_returned(self, order_lines):
        """After these card lines were refunded; the state tells intact (stock) from void."""

    def _present_extra(self, config):
        """More facts on a card that is not issued yet: ``{"product": id, "lot_name": name}``."""
        self.ensure_one()
        return {"product": self.product_id.id or None, "lot_name": None}
