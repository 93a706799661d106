"""Number ranges: which numbers a transfer or an act carries."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..money import to_minor
from ..trusted import OWN_MOVE, is_trusted

FINDINGS = [
    ("present", "Present"),
    ("refused", "Refused"),
    ("missing", "Missing"),
    ("extra", "Not expected"),
    ("defective", "Defective"),
    ("out", "Handed out"),
]


class LoyaltyMoveRange(models.Model):
    """Numbers from first through last of one print run, on one transfer or act.

    One native move line carries all cards of a lot, the ranges beside it say which. The
    history of a number is every range of its run that contains its serial. A posted act
    splits its ranges by place, so that each belongs to the one stock move that took it.
    """

    _name = "loyalty.move.range"
    _description = "Card Numbers of a Transfer"
    _order = "act_id.id, batch_id.id, first_serial, id"

    picking_id = fields.Many2one(
        "stock.picking",
        string="Transfer",
        ondelete="cascade",
        index="btree_not_null",
        copy=False,
    )
    act_id = fields.Many2one("loyalty.act", ondelete="cascade", index="btree_not_null", copy=False)
    move_id = fields.Many2one(
        "stock.move", string="Stock Move", readonly=True, index="btree_not_null", copy=False
    )
    company_id = fields.Many2one(
        "res.company", compute="_compute_company_id", store=True, precompute=True, index=True
    )
    state = fields.Selection(related="picking_id.state")
    date_done = fields.Datetime(related="picking_id.date_done")
    location_id = fields.Many2one("stock.location", string="From", compute="_compute_places")
    location_dest_id = fields.Many2one("stock.location", string="To", compute="_compute_places")
    finding = fields.Selection(
        selection=FINDINGS,
        help="What a receipt or a count says about these numbers.",
    )
    cost = fields.Monetary(
        copy=False,
        help="Carrying cost of all of them: by the books, for opening balances as typed. Of cards "
        "handed out: what those that stay with the company stand for off balance.",
    )
    input_tax = fields.Monetary(
        string="Input VAT into Cost",
        readonly=True,
        copy=False,
        help="Deducted input VAT that a change of purpose made a part of the cost of these cards; "
        "below zero: that it took out of their cost and deducted.",
    )
    partner_id = fields.Many2one(
        "res.partner",
        string="Holder",
        copy=False,
        index="btree_not_null",
        groups="loyalty_accounting.group_loyalty_accountant",
        help="Who has a card that was handed out before the first day. Empty: nobody known.",
    )
    issued_on = fields.Date(
        string="Handed Out On", copy=False, help="Empty: on the day of the opening balances."
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    batch_id = fields.Many2one(
        "loyalty.medium.batch",
        string="Print Run",
        required=True,
        ondelete="restrict",
        compute="_compute_batch_id",
        store=True,
        readonly=False,
        precompute=True,
        index=True,
    )
    first_number = fields.Char(required=True)
    last_number = fields.Char(help="Empty: the first number only.")
    first_serial = fields.Integer(compute="_compute_serials", store=True, precompute=True)
    last_serial = fields.Integer(compute="_compute_serials", store=True, precompute=True)
    quantity = fields.Integer(
        string="Cards", compute="_compute_serials", store=True, precompute=True
    )
    problem = fields.Char(compute="_compute_problem")

    _of_a_transfer_index = models.Index("(move_id) WHERE act_id IS NULL")
    _of_a_document = models.Constraint(
        "CHECK(picking_id IS NOT NULL OR act_id IS NOT NULL)",
        "Numbers belong to a transfer or to an act.",
    )

    @api.depends("picking_id.company_id", "act_id.company_id")
    def _compute_company_id(self):
        for line in self:
            line.company_id = line.picking_id.company_id or line.act_id.company_id

    @api.depends("move_id", "picking_id", "act_id.location_id", "act_id.location_dest_id")
    def _compute_places(self):
        for line in self:
            for name in ("location_id", "location_dest_id"):
                line[name] = line.move_id[name] or line.picking_id[name] or line.act_id[name]

    @api.depends("first_number", "picking_id", "act_id")
    def _compute_batch_id(self):
        """The run that holds the first number, if the user did not choose one."""
        for line in self:
            if line.batch_id or not line.first_number:
                line.batch_id = line.batch_id
                continue
            company = line.picking_id.company_id or line.act_id.company_id or self.env.company
            line.batch_id = self.env["loyalty.medium.batch"]._of_number(line.first_number, company)

    @api.depends("batch_id", "first_number", "last_number")
    def _compute_serials(self):
        for line in self:
            first, last, _problem = line._read()
            line.first_serial, line.last_serial = first, last
            line.quantity = last - first + 1 if first else 0

    @api.depends("batch_id", "first_number", "last_number")
    def _compute_problem(self):
        for line in self:
            line.problem = line._read()[2]

    def _read(self):
        """``(first serial, last serial, problem)``; serials are 0 when there is a problem."""
        self.ensure_one()
        if not self.first_number:
            return 0, 0, False
        if not self.batch_id:
            return 0, 0, self._unknown()
        try:
            first = self.batch_id._serial(self.first_number)
            last = self.batch_id._serial(self.last_number or self.first_number)
        except UserError as error:
            return 0, 0, str(error)
        if last < first:
            return 0, 0, self.env._("The last number comes before the first.")
        return first, last, False

    def _unknown(self):
        """What to say of a number that no print run has."""
        return self.env._(
            "No print run has the number %s: check its digits, or register its print run first.",
            self.first_number,
        )

    @api.onchange("first_number")
    def _onchange_first_number(self):
        """Propose the last number that makes up the quantity of the transfer."""
        if not self.batch_id or not self.first_number or self.last_number:
            return
        first = self._read()[0]
        rest = self.picking_id._loyalty_quantity_to_name(self.batch_id.product_id, self)
        if first and rest > 0:
            run = self.batch_id._run()
            self.last_number = run.number(min(first + rest - 1, run.count))

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create([self._with_run(vals) for vals in vals_list])
        lines._check_not_done()
        return lines

    def _with_run(self, vals):
        """``vals`` with the print run of a typed number; the reason where no run has it."""
        if vals.get("batch_id"):
            return vals
        typed = self.new(vals)
        if typed.first_number and not typed.batch_id:
            raise UserError(typed._unknown())
        return {**vals, "batch_id": typed.batch_id.id}

    def write(self, vals):
        self._check_not_done()
        result = super().write(vals)
        if "picking_id" in vals:
            self._check_not_done()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_done(self):
        self._check_not_done()

    def _check_not_done(self):
        """The numbers of a done transfer are history; only the transfer itself links them."""
        if is_trusted(self.env, OWN_MOVE):
            return
        if self.filtered("act_id.posted_at"):
            raise UserError(self.env._("A posted act keeps what it showed."))
        if self.filtered(lambda line: "done" in (line.picking_id.state, line.move_id.state)):
            raise UserError(
                self.env._(
                    "The numbers of a done transfer can't be changed. Move cards that lie "
                    "elsewhere by a new transfer."
                )
            )

    def _numbers(self):
        """Run, first and last number, as values of another range."""
        self.ensure_one()
        return {
            "batch_id": self.batch_id.id,
            "first_number": self.first_number,
            "last_number": self.last_number,
        }

    def _spans_by_batch(self):
        """``{batch: [(first serial, last serial), ...]}`` of the ranges."""
        spans = {}
        for line in self:
            spans.setdefault(line.batch_id, []).append((line.first_serial, line.last_serial))
        return spans

    def _input_tax_minor(self):
        """Input VAT that a change of purpose put into the cost of the cards, in minor units."""
        return to_minor(self.currency_id, self.input_tax)

    def _share_minor(self, first, last, amount):
        """What of ``amount`` is of the serials ``first`` through ``last``; parts add up."""
        minor = to_minor(self.currency_id, amount)
        end = min(last, self.last_serial) - self.first_serial + 1
        start = max(first, self.first_serial) - self.first_serial
        return minor * end // self.quantity - minor * start // self.quantity

    def _cards(self):
        """The registered cards of the range, by serial."""
        self.ensure_one()
        return (
            self.env["loyalty.medium"]
            .sudo()
            .search(
                [
                    ("batch_id", "=", self.batch_id.id),
                    ("serial", ">=", self.first_serial),
                    ("serial", "<=", self.last_serial),
                ],
                order="serial",
            )
        )
