"""Opening balances from a file: checked as a whole, then drafted as a whole."""

import base64
from typing import NamedTuple

from odoo import Command, fields, models
from odoo.exceptions import UserError

from ..ranges import OpeningRow, RowError, overlap, read_row
from ..ranges.opening import HEADS
from ..report.table import TableError, read_columns

SHOWN = 20


class Known(NamedTuple):
    """A row whose numbers and place are known to the company."""

    row: OpeningRow
    batch: object
    span: tuple
    place: object


class LoyaltyOpeningImport(models.TransientModel):
    """One row is a range of numbers: with a place in stock, without one in a holder's hands.

    Nothing is taken while a row is wrong. The import drafts one act per place and one for the
    cards out; the accountant reads and posts them.
    """

    _name = "loyalty.opening.import"
    _description = "Import of Opening Balances"

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    operation_date = fields.Date(
        required=True, default=fields.Date.context_today, help="The first day of the card books."
    )
    opening_account_id = fields.Many2one(
        "account.account",
        string="Against",
        domain="[('company_ids', 'in', company_id)]",
        help="Account the opening value is booked against. Empty: the ledger has it already.",
    )
    file = fields.Binary(
        required=True,
        attachment=False,
        help="csv or xlsx with the columns first number, last number, place, cost, holder, phone, "
        "issued. Cards with a place are in stock, the others were handed out.",
    )
    file_name = fields.Char()
    report = fields.Text(readonly=True)
    fault_count = fields.Integer(string="Wrong Rows", readonly=True)
    stock_count = fields.Integer(string="Cards in Stock", readonly=True)
    out_count = fields.Integer(string="Cards Handed Out", readonly=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    stock_cost = fields.Monetary(string="Cost of Those in Stock", readonly=True)
    off_balance = fields.Monetary(string="Handed Out, Off Balance", readonly=True)

    def action_check(self):
        """The dry run: control totals and everything that is wrong, and nothing is taken."""
        self.ensure_one()
        self.env["loyalty.act"]._check_accountant()
        known, faults = self._read_file()
        stock = [item for item in known if not item.row.is_out]
        out = [item for item in known if item.row.is_out]
        kept = [item for item in out if item.batch.ownership == "retained"]
        self.write(
            {
                "fault_count": len(faults),
                "stock_count": self._cards(stock),
                "out_count": self._cards(out),
                "stock_cost": sum(item.row.cost for item in stock),
                "off_balance": sum(item.row.cost for item in kept),
                "report": "\n".join(self._shown(faults))
                or self.env._("All rows can be taken over."),
            }
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Import Opening Balances"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }

    def action_import(self):
        """Draft the acts of all rows, or none."""
        self.ensure_one()
        self.env["loyalty.act"]._check_accountant()
        known, faults = self._read_file()
        if faults:
            raise UserError("\n".join(self._shown(faults)))
        by_place = {}
        for item in known:
            by_place.setdefault(item.place, []).append(item)
        acts = self.env["loyalty.act"].create(
            [self._act_values(place, items) for place, items in by_place.items()]
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Opening Balances"),
            "res_model": "loyalty.act",
            "views": [
                (self.env.ref("loyalty_accounting.view_loyalty_act_hand_list").id, "list"),
                (self.env.ref("loyalty_accounting.view_loyalty_act_form").id, "form"),
            ],
            "domain": [("id", "in", acts.ids)],
        }

    # -- reading -----------------------------------------------------------------------------

    def _read_file(self):
        """``(known rows, faults)``; a fault is a sentence that names its row."""
        try:
            content = base64.b64decode(self.with_context(bin_size=False).file)
            rows = read_columns(content, HEADS)
        except TableError as error:
            raise UserError(self.env._("The file is no csv or xlsx table of cards.")) from error
        known, faults = [], []
        for row, cells in rows:
            try:
                known.append(self._know(read_row(row, cells)))
            except RowError as error:
                faults.append(self._fault(row, self._row_text(str(error))))
            except UserError as error:
                faults.append(self._fault(row, str(error)))
        return known, faults + self._entered_twice(known)

    def _know(self, row):
        """Find run, serials and place of a row; raises ``UserError`` with what is wrong."""
        batch = self.env["loyalty.medium.batch"]._of_number(row.first, self.company_id)
        if not batch:
            raise UserError(self.env._("%s belongs to no ordered print run.", row.first))
        first, last = batch._serial(row.first), batch._serial(row.last)
        if last < first:
            raise UserError(self.env._("%s: the last number comes before the first.", row.first))
        batch._check_numbers_free(batch._run().numbers(first, last), but_void=True)
        if row.is_out and last > first and (row.holder or row.phone):
            raise UserError(self.env._("%s: a holder has one card a row.", row.first))
        return Known(row, batch, (first, last), self._place(row))

    def _place(self, row):
        """The stock location a row names; none for cards handed out."""
        places = self.env["stock.location"]
        if row.is_out:
            return places
        own = [("company_id", "=", self.company_id.id), ("usage", "=", "internal")]
        found = places.search(
            [*own, "|", ("complete_name", "=ilike", row.place), ("barcode", "=", row.place)]
        )
        if len(found) != 1:
            raise UserError(self.env._("“%s” is no place of the company.", row.place))
        return found

    def _entered_twice(self, known):
        """Faults of numbers that more than one row names."""
        spans = {}
        for item in known:
            spans.setdefault(item.batch, []).append(item.span)
        return [
            self.env._("These numbers are entered twice: %s", batch._loyalty_text(twice))
            for batch, own in spans.items()
            if (twice := overlap(own))
        ]

    def _row_text(self, code):
        """What is the matter with the cells of a row."""
        return {
            "no_number": self.env._("there is no card number."),
            "bad_cost": self.env._("the cost is no amount."),
            "unclear_cost": self.env._(
                "a comma before three digits may be one of thousands: write the cost without it."
            ),
            "bad_day": self.env._("the day can't be read; write 2026-01-31 or 31.01.2026."),
        }[code]

    def _fault(self, row, text):
        """A sentence about one row."""
        return self.env._("Row %(row)s: %(text)s", row=row, text=text)

    def _shown(self, faults):
        """The first faults, and how many more there are."""
        if len(faults) <= SHOWN:
            return faults
        return [*faults[:SHOWN], self.env._("and %s more", len(faults) - SHOWN)]

    def _cards(self, items):
        """How many cards the rows name."""
        return sum(last - first + 1 for first, last in (item.span for item in items))

    # -- drafting ----------------------------------------------------------------------------

    def _act_values(self, place, items):
        """Values of the draft of one place, or of the cards out."""
        return {
            "type": "opening",
            "company_id": self.company_id.id,
            "operation_date": self.operation_date,
            "opening_account_id": self.opening_account_id.id,
            "location_dest_id": place.id,
            "reason": self.file_name or self.env._("Opening balances"),
            "range_ids": [Command.create(self._range_values(item)) for item in items],
        }

    def _range_values(self, item):
        """Values of one range."""
        row = item.row
        values = {
            "batch_id": item.batch.id,
            "first_number": row.first,
            "last_number": row.last,
            "cost": float(row.cost),
        }
        if row.is_out:
            values |= {
                "finding": "out",
                "partner_id": self._holder(row).id,
                "issued_on": row.issued,
            }
        return values

    def _holder(self, row):
        """The customer with that phone number, or a new one; nobody for an anonymous card."""
        customers = self.env["res.partner"].sudo()
        if not row.holder and not row.phone:
            return customers
        known = customers.browse(customers._find_by_number(row.phone)[:1]).filtered(
            lambda customer: customer.company_id in (customer.company_id.browse(), self.company_id)
        )
        return known or customers.create(
            {
                "name": row.holder or row.phone,
                "phone": row.phone,
                "company_id": self.company_id.id,
            }
        )
