"""Card numbers in stock: print run, place, and what an issue or a sale moves."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..trusted import OWN_MOVE, is_trusted, trusted

# What a print run and its transfers say about a number.
BY_RUN = frozenset({"batch_id", "serial"})
WITH_THE_PIECE = frozenset({"location_id", "product_id", "purpose"})


class LoyaltyMedium(models.Model):
    """Hooks the register into native stock (docs/contracts.md, 8).

    A number moves with its piece: every hook moves both, in the same transaction.
    """

    _inherit = "loyalty.medium"

    batch_id = fields.Many2one(
        "loyalty.medium.batch", string="Print Run", readonly=True, ondelete="restrict", copy=False
    )
    serial = fields.Integer(
        readonly=True, copy=False, help="The place of the number in its print run, from 1."
    )
    lot_id = fields.Many2one(related="batch_id.lot_id")
    issue_picking_id = fields.Many2one(
        "stock.picking",
        string="Issue Transfer",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    range_ids = fields.Many2many(
        "loyalty.move.range", string="Movements", compute="_compute_range_ids"
    )
    act_line_ids = fields.One2many("loyalty.act.line", "medium_id", readonly=True)
    act_id = fields.Many2one(
        "loyalty.act",
        string="Issue Act",
        compute="_compute_act_id",
        store=True,
        index="btree_not_null",
    )
    warehouse_id = fields.Many2one(
        related="issue_session_id.config_id.picking_type_id.warehouse_id",
        string="Shop",
        store=True,
    )

    _serial_unique = models.UniqueIndex(
        "(batch_id, serial) WHERE batch_id IS NOT NULL",
        "A place in a print run has one number.",
    )
    _place_index = models.Index("(batch_id, location_id) WHERE batch_id IS NOT NULL")

    @api.depends("act_line_ids.open")
    def _compute_act_id(self):
        """The act that stands for the present issue."""
        for card in self:
            card.act_id = card.act_line_ids.filtered("open").act_id

    def _compute_range_ids(self):
        """Done transfers whose ranges contain the number."""
        for card in self:
            card.range_ids = self.env["loyalty.move.range"].search(
                [
                    ("batch_id", "=", card.batch_id.id),
                    ("first_serial", "<=", card.serial),
                    ("last_serial", ">=", card.serial),
                    ("move_id.state", "=", "done"),
                ],
                order="id",
            )

    @api.model_create_multi
    def create(self, vals_list):
        if any(vals.get(name) for vals in vals_list for name in BY_RUN):
            self._check_own_move()
        return super().create(vals_list)

    def write(self, vals):
        if BY_RUN & vals.keys() or (WITH_THE_PIECE & vals.keys() and self._in_stock_books()):
            self._check_own_move()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_of_a_run(self):
        if self._in_stock_books():
            self._check_own_move()

    def _check_own_move(self):
        """Only transfers, issues, sales and acts change what goes with a piece in stock."""
        if not is_trusted(self.env, OWN_MOVE):
            raise UserError(
                self.env._(
                    "A number of a print run follows its piece in stock: its place, product and "
                    "purpose are not typed. Move cards by a transfer with card numbers; void "
                    "cards that are gone."
                )
            )

    def _stays_ours(self):
        """Is the card the company's whoever holds it? By its act, else by its print run."""
        self.ensure_one()
        line = self.sudo().act_line_ids.filtered("open")
        return line._is_ours() if line else self.batch_id.ownership == "retained"

    def _set_place(self, location):
        """Note where the pieces went in the same transaction."""
        trusted(self, OWN_MOVE).location_id = location

    def _issue_moment(self):
        """When the card was handed out: not before its shift began, whatever the till's clock.

        A clock of the future is set right when the message arrives.
        """
        self.ensure_one()
        began = self.issue_session_id.start_at
        return max(self.issued_at, began) if began else self.issued_at

    def _in_stock_books(self):
        """The cards that came by a print run, so that a piece moves with the number."""
        return self.sudo().filtered("batch_id")

    def _on_issued(self, message):
        """One picking takes the pieces from the shop to *handed out, act pending*."""
        result = super()._on_issued(message)
        cards = self._in_stock_books()
        for company in cards.company_id:
            company._loyalty_check_ready()
            own = cards.filtered(lambda card, company=company: card.company_id == company)
            picking = own._move_pieces(company.loyalty_pending_location_id, message.session_id.name)
            own.issue_picking_id = picking
        return result

    def _on_issue_undone(self, message):
        """The pieces go back where the issue took them from; acts list closed shifts only."""
        result = super()._on_issue_undone(message)
        for card in self._in_stock_books().filtered("issue_picking_id"):
            moves = card.issue_picking_id.move_ids.filtered(
                lambda move, card=card: move.move_line_ids.lot_id == card.lot_id
            )
            card._move_pieces(moves[:1].location_id, message.session_id.name)
            card.issue_picking_id = False
        return result

    def _on_sold(self, order_lines):
        """The place becomes the customer's; the piece leaves by core's own picking.

        That picking may come as late as the closing: the line keeps where the card lay.
        """
        result = super()._on_sold(order_lines)
        cards = self._in_stock_books()
        for card in cards:
            card.issue_line_id._loyalty_keep_place(card.location_id)
        cards._set_place(order_lines.order_id[:1]._loyalty_customer_location())
        return result

    def _on_returned(self, order_lines):
        """The place becomes the one core returns the piece to, intact or void."""
        result = super()._on_returned(order_lines)
        place = order_lines.order_id[:1]._loyalty_return_location()
        cards = self._in_stock_books()
        if cards:
            order_lines._loyalty_keep_place(place)
            cards._set_place(place)
        return result

    def _present_extra(self, config):
        """A card in stock is sold as its product and lot."""
        extra = super()._present_extra(config)
        card = self.sudo()
        if card.batch_id:
            extra = {**extra, "product": card.product_id.id, "lot_name": card.lot_id.name}
        return extra

    def _move_pieces(self, location, origin):
        """Move number and piece of every card to ``location`` by one done picking."""
        quantities = {}
        for card in self:
            key = (card.batch_id, card.location_id)
            quantities[key] = quantities.get(key, 0) + 1
        company = self.company_id
        picking = self.env["stock.picking"]._loyalty_transfer(company, quantities, location, origin)
        self._set_place(location)
        return picking
