"""Act: the document on card numbers that the ledger follows."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import format_date

from .loyalty_act_line import AMOUNTS
from .loyalty_act_rights import ACCOUNTANT, AFTER, BY_HAND, BY_STOREKEEPER, HEAD


class LoyaltyAct(models.Model):
    """An issuance act lists the cards one shop gave away on one calendar day.

    The tills draft it, the accountant posts it. A drafted act is never deleted, a posted one
    never changed: it keeps what it showed, and only a mirror document takes it back.
    """

    _name = "loyalty.act"
    _description = "Card Act"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "operation_date desc, id desc"
    _check_company_auto = True

    name = fields.Char(string="Number", readonly=True, copy=False, default="/", index="trigram")
    type = fields.Selection(
        selection=[("issuance", "Issue note")], required=True, default="issuance"
    )
    state = fields.Selection(
        selection=[("draft", "Draft"), ("posted", "Posted"), ("reversed", "Reversed")],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
    )
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    warehouse_id = fields.Many2one(
        "stock.warehouse",
        string="Shop",
        compute="_compute_warehouse_id",
        store=True,
        precompute=True,
        readonly=False,
        check_company=True,
    )
    operation_date = fields.Date(
        required=True,
        index=True,
        default=fields.Date.context_today,
        help="The day the cards were handed out, by the shop's own clock, or of the operation. "
        "Rates are of this day.",
    )
    posting_date = fields.Date(
        readonly=True,
        copy=False,
        help="The operation date, or the first open day if its period is locked.",
    )
    line_ids = fields.One2many("loyalty.act.line", "act_id", readonly=True)
    quantity = fields.Integer(string="Cards", compute="_compute_totals", store=True)
    amount_cost = fields.Monetary(string="Cost", compute="_compute_totals", store=True)
    amount_vat_base = fields.Monetary(string="VAT Base", compute="_compute_totals", store=True)
    amount_vat = fields.Monetary(string="VAT", compute="_compute_totals", store=True)
    amount_restored = fields.Monetary(
        string="Input VAT Given Back", compute="_compute_totals", store=True
    )
    amount_off_balance = fields.Monetary(
        string="Off Balance", compute="_compute_totals", store=True
    )
    amount_allowance = fields.Monetary(
        string="Allowance Ended", compute="_compute_totals", store=True
    )
    reversal_of_id = fields.Many2one(
        "loyalty.act", readonly=True, copy=False, index="btree_not_null"
    )
    reversed_by_ids = fields.One2many("loyalty.act", "reversal_of_id", readonly=True)
    picking_ids = fields.One2many("stock.picking", "loyalty_act_id", readonly=True)
    picking_count = fields.Integer(compute="_compute_counts")
    account_move_ids = fields.One2many("account.move", "loyalty_act_id", readonly=True)
    account_move_count = fields.Integer(compute="_compute_counts")
    parameters = fields.Json(
        readonly=True, copy=False, help="What the act was posted with: parameters and accounts."
    )
    parameters_text = fields.Text(string="Posted With", compute="_compute_parameters_text")
    posted_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    posted_at = fields.Datetime(readonly=True, copy=False)
    responsible_name = fields.Char(
        string="Responsible Person", help="Who answers for the cards of the shop, as printed."
    )
    note = fields.Text()
    problem = fields.Char(
        readonly=True, copy=False, help="Why cost and VAT of the draft could not be estimated."
    )

    _issuance_of_a_shop = models.Constraint(
        "CHECK(type != 'issuance' OR warehouse_id IS NOT NULL)", "An issue note is of one shop."
    )
    _reversed_once = models.UniqueIndex(
        "(reversal_of_id) WHERE reversal_of_id IS NOT NULL", "An act is reversed once."
    )

    @api.depends("location_id", "location_dest_id", "origin_id")
    def _compute_warehouse_id(self):
        """The shop of the place; the tills name theirs."""
        for act in self:
            place = act.location_id or act.location_dest_id or act.origin_id.location_dest_id
            act.warehouse_id = place.warehouse_id or act.warehouse_id

    @api.depends(
        "line_ids.unit_cost",
        "line_ids.vat_base",
        "line_ids.vat_amount",
        "line_ids.restored",
        "line_ids.off_balance",
        "line_ids.allowance",
        "line_ids.sign",
        "range_ids.quantity",
        "range_ids.cost",
        "range_ids.finding",
        "reversal_of_id",
    )
    def _compute_totals(self):
        sums = {
            act.id: values
            for act, *values in self.env["loyalty.act.line"]._read_group(
                [("act_id", "in", self.ids)],
                ["act_id"],
                ["sign:sum", *(f"{name}:sum" for name in AMOUNTS)],
            )
        }
        for act in self:
            quantity, *amounts = sums.get(act.id, (0,) * (1 + len(AMOUNTS)))
            # Where both say the same cards the lines count, but for those they don't hold.
            in_stock = act.range_ids.filtered(lambda line: line.finding != "out")
            ranges = in_stock if act.type == "opening" else act.range_ids.browse()
            ranges = ranges if act.line_ids else act._ranges_entered()
            sign = -1 if act.reversal_of_id else 1
            act.quantity = quantity + sign * sum(ranges.mapped("quantity"))
            act.amount_cost, act.amount_vat_base, act.amount_vat, *amounts = amounts
            act.amount_restored, act.amount_off_balance, act.amount_allowance = amounts
            act.amount_cost += sum((ranges & in_stock).mapped("cost"))

    @api.depends("picking_ids", "account_move_ids")
    def _compute_counts(self):
        for act in self:
            act.picking_count = len(act.picking_ids)
            act.account_move_count = len(act.account_move_ids)

    @api.depends("name", "operation_date", "state", "reversal_of_id")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for act in self:
            if act.reversal_of_id:
                act.display_name = self.env._(
                    "%(number)s, reversal of %(original)s",
                    number=act.name,
                    original=act.reversal_of_id.name,
                )
            elif act.name == "/":
                day = format_date(self.env, act.operation_date)
                act.display_name = self.env._("Draft of %s", day)
            else:
                act.display_name = act.name

    @api.depends("parameters")
    def _compute_parameters_text(self):
        for act in self:
            entries = (act.parameters or {}).get("text", [])
            act.parameters_text = "\n".join(entries)

    def write(self, vals):
        self._check_own_type()
        is_issued = "issuance" in self.mapped("type")
        own = self._check_typed(vals, frozenset() if is_issued else HEAD)
        if own & (BY_HAND | HEAD) and self.filtered("posted_at"):
            raise UserError(self.env._("A posted act keeps what it showed."))
        return super().write(vals)

    def _check_typed(self, vals, head):
        """Fields of acts among ``vals``; people fill in ``head`` and what any act may say.

        A form sends every field that it shows, with or without a value.
        """
        own = {
            name
            for name in vals
            if name in self._fields and not name.startswith(("message_", "activity_"))
        }
        if not self.env.su and own - BY_HAND - AFTER - head:
            raise AccessError(
                self.env._("An act follows from issues and posting, not from typing.")
            )
        return own

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        if self.filtered(lambda act: act.type == "issuance" or act.name != "/"):
            raise UserError(
                self.env._("An act is never deleted: every card handed out must stand in one.")
            )

    def _check_accountant(self):
        """Posting and reversing are the accountant's; storekeepers post what only moves cards."""
        moves_only = all(act.type in BY_STOREKEEPER for act in self) and self
        if not self.env.su and not moves_only and not self.env.user.has_group(ACCOUNTANT):
            raise AccessError(self.env._("Only an accountant posts and reverses acts."))

    def _lock(self):
        """Lock the acts and read them again, so that a second click finds them posted."""
        if not self:
            return
        self.env.cr.execute(
            "SELECT id FROM loyalty_act WHERE id IN %s ORDER BY id FOR UPDATE", [tuple(self.ids)]
        )
        self.invalidate_recordset()

    def _take_number(self):
        """The next number of the type in the year of the operation."""
        self.ensure_one()
        if self.name == "/":
            code = f"loyalty.act.{self.type}"
            sequences = self.env["ir.sequence"].sudo().with_company(self.company_id)
            own = [("code", "=", code), ("company_id", "in", (self.company_id.id, False))]
            if not sequences.search_count(own, limit=1):
                self._make_sequence(sequences, code)
            self.name = sequences.next_by_code(code, sequence_date=self.operation_date)

    def _make_sequence(self, sequences, code):
        """The numbering of a type by company and year, made for its first act."""
        sequences.create(
            {
                "name": self._operation().title(self.env),
                "code": code,
                "prefix": f"{self._operation().prefix}/%(range_year)s/",
                "padding": 4,
                "use_date_range": True,
                "implementation": "no_gap",
                "company_id": self.company_id.id,
            }
        )

    def _first_open_day(self, day):
        """``day``, or the first day after it that no lock of the company covers."""
        return self.company_id._loyalty_first_open_day(day)

    # -- from the act to what it made --------------------------------------------------------

    def action_view_account_moves(self):
        """The entries of the act."""
        views = [("account.view_move_tree", "list"), ("account.view_move_form", "form")]
        return self._view(self.env._("Journal Entries"), "account.move", views)

    def action_view_pickings(self):
        """The transfers of the act."""
        views = [("stock.vpicktree", "list"), ("stock.view_picking_form", "form")]
        return self._view(self.env._("Transfers"), "stock.picking", views)

    def action_view_lines(self):
        """The cards of the act, to search and export."""
        views = [
            ("loyalty_accounting.view_loyalty_act_line_list", "list"),
            ("loyalty_accounting.view_loyalty_act_line_pivot", "pivot"),
        ]
        return self._view(self.env._("Cards"), "loyalty.act.line", views, "act_id")

    def _view(self, title, model, views, link="loyalty_act_id"):
        """Open what belongs to these acts."""
        return {
            "type": "ir.actions.act_window",
            "name": title,
            "res_model": model,
            "view_mode": ",".join(mode for _view, mode in views),
            "views": [(self.env.ref(view).id, mode) for view, mode in views],
            "domain": [(link, "in", self.ids)],
            "context": {"create": False},
        }
