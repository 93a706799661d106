"""Close of the month: what is still open, and the figures that must agree."""

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL, format_date

from ..registers.moves import card_moves


class LoyaltyMonthClose(models.TransientModel):
    """One page for one company and one last day; drawn anew whenever it is opened."""

    _name = "loyalty.month.close"
    _description = "Close of the Month for Cards"

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    date_to = fields.Date(
        string="Month Ends", required=True, default=lambda self: self._default_date_to()
    )
    point_ids = fields.One2many("loyalty.month.close.point", "close_id", readonly=True)
    figure_ids = fields.One2many("loyalty.month.close.figure", "close_id", readonly=True)
    is_clear = fields.Boolean(compute="_compute_is_clear")

    @api.model
    def _default_date_to(self):
        """The last day of the month before this one."""
        return fields.Date.subtract(fields.Date.context_today(self).replace(day=1), days=1)

    @api.depends("date_to")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for close in self:
            day = format_date(self.env, close.date_to)
            close.display_name = self.env._("Close of the month that ends on %s", day)

    @api.depends("point_ids.open_count", "figure_ids.agrees")
    def _compute_is_clear(self):
        for close in self:
            is_open = any(close.point_ids.mapped("open_count"))
            close.is_clear = not is_open and all(close.figure_ids.mapped("agrees"))

    @api.model
    def action_open(self):
        """The page of the month before this one."""
        close = self.create({})
        close.action_refresh()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Close of the Month"),
            "res_model": self._name,
            "res_id": close.id,
            "view_mode": "form",
            "target": "current",
        }

    def action_refresh(self):
        """Look again; the page that is open shows it."""
        self.ensure_one()
        self.check_access("write")
        books = self.sudo()
        clear, create = fields.Command.clear(), fields.Command.create
        books.point_ids = [clear, *(create(values) for values in books._points())]
        books.figure_ids = [clear, *(create(values) for values in books._figures())]

    # -- what is open ------------------------------------------------------------------------

    def _points(self):
        """Values of the points: what it is, what to do, and the records."""
        checks = self.env["loyalty.consistency"]._check_all()
        checks = checks.filtered(lambda check: check.company_id == self.company_id)
        points = (
            (self.env._("Acts to post"), "loyalty.act", self._drafts()),
            (self.env._("Cards handed out without an act"), "loyalty.medium", self._without_act()),
            (self.env._("Cards on the way, not accepted"), "loyalty.medium", self._on_the_way()),
            (self.env._("Received and billed differ"), "purchase.order", self._not_invoiced()),
            (self.env._("Shifts not booked to the end"), "pos.session", self._unfinished()),
            (
                self.env._("Parameters that ask for a period-end tax act"),
                "loyalty.accounting.policy",
                self._untaxed_period(),
            ),
        )
        violated = list(self._own() & Domain("violation_count", ">", 0))
        for title, model, domain in points:
            count = self.env[model].search_count(domain)
            yield {"title": title, "model": model, "domain": list(domain), "open_count": count}
        yield {
            "title": self.env._("Violations of consistency"),
            "model": checks._name,
            "domain": violated,
            "open_count": sum(checks.mapped("violation_count")),
        }

    def _own(self):
        """Records of the company."""
        return Domain("company_id", "=", self.company_id.id)

    def _day_after(self):
        """The first day of the next month, as a domain writes it."""
        return fields.Date.add(self.date_to, days=1).isoformat()

    def _drafts(self):
        """Acts of the month or before that nobody posted."""
        drafts = self._own() & Domain("state", "=", "draft")
        return drafts & Domain("operation_date", "<=", self.date_to.isoformat())

    def _without_act(self):
        """Cards the tills gave away that stand in no act."""
        return (
            self._own()
            & Domain("location_id", "=", self.company_id.loyalty_pending_location_id.id)
            & Domain("state", "!=", "stock")
            & Domain("issued_at", "<", self._day_after())
            & Domain("act_line_ids", "not any", [("open", "=", True)])
        )

    def _on_the_way(self):
        """Cards sent from one place to another by the last day that nobody accepted."""
        rows = self.env.execute_query(
            SQL(
                """
                WITH later AS (
                    SELECT part.batch_id, own.serial
                      FROM (%(moves)s) AS part
                     CROSS JOIN LATERAL
                           GENERATE_SERIES(part.first_serial, part.last_serial) AS own (serial)
                     WHERE part.day > %(end)s
                )
                SELECT card.id
                  FROM loyalty_medium card
                  JOIN stock_location place ON place.id = card.location_id
                   AND place.usage = 'transit'
                 WHERE card.company_id = %(company)s
                   AND NOT EXISTS (
                           SELECT 1 FROM later
                            WHERE later.batch_id = card.batch_id AND later.serial = card.serial)
                """,
                moves=card_moves(self.company_id, start=self._day_after()),
                company=self.company_id.id,
                end=self.date_to,
            )
        )
        return Domain("id", "in", [row[0] for row in rows])

    def _not_invoiced(self):
        """Orders of cards that lacked a bill, a receipt or a credit note on the last day."""
        lines = self.env["purchase.order.line"].search(
            self._own()
            & Domain("product_id.loyalty_card_ok", "=", True)
            & Domain("state", "=", "purchase")
            & Domain("order_id.date_approve", "<", self._day_after())
        )
        late = lines.filtered(lambda line: line._loyalty_is_open(self.date_to))
        return Domain("id", "in", late.order_id.ids)

    def action_estimate(self):
        """Book on the last day what was received and has no bill yet; the bill takes it back."""
        self.ensure_one()
        self.check_access("write")
        books = self.sudo()
        orders = books.env["purchase.order"].search(books._not_invoiced())
        orders.order_line._loyalty_estimate(self.date_to)
        self.action_refresh()

    def _unfinished(self):
        """Closed shifts whose acts or costs could not be made."""
        return Domain("id", "in", self.env["pos.session"]._loyalty_unfinished(self.company_id).ids)

    def _untaxed_period(self):
        """Parameters in force that are settled by period, where no tax act of the month is."""
        policies = self._own() & Domain("valid_from", "<=", self.date_to.isoformat())
        policies &= Domain("valid_to", "=", False) | Domain(
            "valid_to", ">=", self.date_to.isoformat()
        )
        policies &= Domain("total_limit", ">", 0) | Domain("input_vat", "=", "proportional")
        settled = self.env["loyalty.act"].search_count(
            self._own()
            & Domain("type", "=", "period_tax")
            & Domain("state", "=", "posted")
            & Domain("reversal_of_id", "=", False)
            & Domain("operation_date", ">=", self.date_to)
            & Domain("period_start", "<=", self.date_to),
            limit=1,
        )
        return Domain.FALSE if settled else policies


class LoyaltyMonthClosePoint(models.TransientModel):
    """One thing that may be open."""

    _name = "loyalty.month.close.point"
    _description = "Close of the Month for Cards: Point"

    close_id = fields.Many2one("loyalty.month.close", required=True, ondelete="cascade")
    title = fields.Char(string="What", readonly=True)
    model = fields.Char(readonly=True)
    domain = fields.Json(readonly=True)
    open_count = fields.Integer(string="Still Open", readonly=True)

    def action_open(self):
        """The records, with the rights of the reader."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.title,
            "res_model": self.model,
            "view_mode": "list,form",
            "views": [(self._list().id, "list"), (False, "form")],
            "domain": self.domain,
        }

    def _list(self):
        """The list that says of what type an act is; of other records the one they have."""
        is_act = self.model == "loyalty.act"
        lists = self.env["ir.ui.view"]
        return self.env.ref("loyalty_accounting.view_loyalty_act_hand_list") if is_act else lists
