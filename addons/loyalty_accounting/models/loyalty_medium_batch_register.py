"""Print run and register: counts, spans of serials, registration of whole spans at once.

All work on numbers is set-based SQL: a span of 100,000 cards is one statement, not a loop.
"""

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ..ranges import missing

SHOWN_NUMBERS = 10


class LoyaltyMediumBatch(models.Model):
    """What the register knows of a run."""

    _inherit = "loyalty.medium.batch"

    medium_ids = fields.One2many("loyalty.medium", "batch_id", readonly=True)
    registered_count = fields.Integer(string="Received", compute="_compute_counts")
    stock_count = fields.Integer(string="In Stock", compute="_compute_counts")
    issued_count = fields.Integer(string="Handed Out", compute="_compute_counts")

    def _compute_counts(self):
        """Cards by state, one query for all runs."""
        counted = self.env["loyalty.medium"]._read_group(
            [("batch_id", "in", self.ids)], ["batch_id", "state"], ["__count"]
        )
        counts = {}
        for batch, state, count in counted:
            counts.setdefault(batch.id, {})[state] = count
        for batch in self:
            by_state = counts.get(batch.id, {})
            batch.registered_count = sum(by_state.values())
            batch.stock_count = by_state.get("stock", 0)
            batch.issued_count = (
                batch.registered_count - batch.stock_count - by_state.get("void", 0)
            )

    def _spans(self, condition=None):
        """Spans of the registered serials for which the SQL ``condition`` holds, in order."""
        self.ensure_one()
        self.env["loyalty.medium"].flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT MIN(serial), MAX(serial)
                  FROM (SELECT serial, serial - ROW_NUMBER() OVER (ORDER BY serial) AS island
                          FROM loyalty_medium
                         WHERE batch_id = %(batch)s AND %(condition)s) AS numbered
                 GROUP BY island
                 ORDER BY 1
                """,
                batch=self.id,
                condition=condition or SQL("TRUE"),
            )
        )
        return [tuple(row) for row in rows]

    def _unregistered_spans(self):
        """Spans of serials that were ordered and not received yet."""
        registered = [span for run in self._family() for span in run._spans()]
        return missing((1, self.quantity), registered)

    def _spans_in_stock(self, location):
        """Spans of serials in stock at ``location`` or below it."""
        return self._spans(
            SQL(
                """state = 'stock' AND location_id IN
                   (SELECT id FROM stock_location WHERE parent_path LIKE %s)""",
                f"{location.parent_path}%",
            )
        )

    def _register_span(self, first, last, location):
        """Put the numbers of a span into the register, in stock at ``location``.

        Numbers that are registered already, here or by another way, are named and nothing
        is registered.
        """
        self.ensure_one()
        self._check_ordered()
        numbers = self._run().numbers(first, last)
        self._check_numbers_free(numbers)
        columns = {
            "company_id": self.company_id.id,
            "program_id": self.program_id.id,
            "rule_id": self.rule_id.id,
            "kind": self.kind,
            "state": "stock",
            "purpose": self.purpose,
            "product_id": self.product_id.id,
            "location_id": location.id,
            "batch_id": self.id,
            "create_uid": self.env.uid,
            "write_uid": self.env.uid,
        }
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO loyalty_medium (number, serial, create_date, write_date, %(names)s)
                SELECT number, %(first)s - 1 + serial, %(now)s, %(now)s, %(values)s
                  FROM UNNEST(%(numbers)s) WITH ORDINALITY AS printed (number, serial)
                """,
                names=SQL(", ").join(SQL.identifier(name) for name in columns),
                values=SQL(", ").join(SQL("%s", value) for value in columns.values()),
                first=first,
                now=self.env.cr.now(),
                numbers=numbers,
            )
        )
        self._after_register_change()

    def _check_ordered(self):
        """Only cards of an ordered run are received; a cancelled one gave its numbers free."""
        if self.state not in ("ordered", "received"):
            states = dict(self._fields["state"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "Print run %(run)s is “%(state)s”: its cards can't be received. Order it, or "
                    "enter the numbers of another run in the tab “Card Numbers”.",
                    run=self.name,
                    state=states[self.state].lower(),
                )
            )

    def _check_numbers_free(self, numbers, but_void=False):
        """Name the numbers of the list that the company's register holds already.

        With ``but_void`` those of the run that are void are as good as free.
        """
        self.env["loyalty.medium"].flush_model(["number", "company_id", "batch_id", "state"])
        taken = self.env.execute_query(
            SQL(
                """SELECT number FROM loyalty_medium
                    WHERE company_id = %s AND number = ANY(%s)
                      AND NOT (%s AND batch_id = %s AND state = 'void')
                    ORDER BY number LIMIT %s""",
                self.company_id.id,
                numbers,
                but_void,
                self.id,
                SHOWN_NUMBERS,
            )
        )
        if taken:
            raise UserError(
                self.env._(
                    "These numbers are in the register already: %s",
                    ", ".join(row[0] for row in taken),
                )
            )

    def _after_register_change(self):
        """Make the ORM read again what SQL changed, and follow the state of the run."""
        self.env["loyalty.medium"].invalidate_model()
        self.invalidate_recordset(["medium_ids", "registered_count", "stock_count", "issued_count"])
        complete = self.filtered(
            lambda batch: batch.state == "ordered" and batch.registered_count >= batch.quantity
        )
        complete._keep({"state": "received"})

    def action_view_numbers(self):
        """The numbers of the run in the register."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "loyalty_accounting.action_loyalty_register"
        )
        return {**action, "domain": [("batch_id", "=", self.id)], "context": {}}

    def action_view_stock(self):
        """Where the cards of the run lie, in native stock."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Stock of %s", self.name),
            "res_model": "stock.quant",
            "view_mode": "list",
            "domain": [("lot_id", "=", self.lot_id.id)],
            "context": {"search_default_internal_loc": 1},
        }
