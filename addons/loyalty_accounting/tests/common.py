"""A company with card accounting: two print runs, a central store, a shop with a till."""

import uuid
from contextlib import contextmanager
from unittest.mock import patch

from freezegun import freeze_time

from odoo import Command, fields
from odoo.tests import tagged

from odoo.addons.loyalty_accounting.money import to_minor
from odoo.addons.loyalty_accounting.setup_steps import tax as tax_step
from odoo.addons.loyalty_discount.claim.moments import format_moment
from odoo.addons.loyalty_discount.tests.common import LoyaltyCase


@tagged("post_install", "-at_install")
class CardBooksCase(LoyaltyCase):
    """The Russian preset on a company of the generic chart; periodic unless a test says else."""

    preset = "ru"
    now = "2026-06-15 12:00:00"

    @classmethod
    def setUpClass(cls):
        # A fixed day: rates, years of numbers and days of acts don't depend on the clock.
        cls.startClassPatcher(freeze_time(cls.now))
        super().setUpClass()
        cls.env.user.group_ids |= (
            cls.env.ref("loyalty_accounting.group_loyalty_storekeeper")
            | cls.env.ref("loyalty_accounting.group_loyalty_accountant")
            | cls.env.ref("purchase.group_purchase_manager")
        )
        cls.env["loyalty.card.setup"]._apply(cls.company, cls.preset)
        cls.pending = cls.company.loyalty_pending_location_id
        cls.issued = cls.company.loyalty_issued_location_id
        cls.central = cls.env["stock.warehouse"].create(
            {"name": "Central", "code": "CEN", "company_id": cls.company.id}
        )
        cls.supplier = cls.env["res.partner"].create({"name": "Printing House"})
        cls.free_product = cls.make_card_product("Card, free", "materials")
        cls.sale_product = cls.make_card_product("Card, sold", "goods", list_price=70.0)

    @classmethod
    def make_card_product(cls, name, kind, **values):
        """A card kept by lots in the materials or goods category, older than any case."""
        product = cls.env["product.product"].create(
            {
                "name": name,
                "type": "consu",
                "is_storable": True,
                "tracking": "lot",
                "loyalty_card_ok": True,
                "available_in_pos": kind == "goods",
                "categ_id": cls.env.ref(f"loyalty_accounting.product_category_{kind}").id,
                "taxes_id": [Command.clear()],
                "supplier_taxes_id": [Command.clear()],
                **values,
            }
        )
        first_cost = cls.env["product.value"].sudo().search([("product_id", "=", product.id)])
        first_cost.date = "2020-01-01"
        return product

    @classmethod
    def make_tax(cls, use, percent):
        """A tax on the account of its role: included in prices for sale, on top for purchase."""
        role = {"sale": "VATO", "purchase": "VATIN"}[use]
        name = f"Card VAT {percent} %"
        return tax_step._create(cls.company, name, use, percent * 10000, use == "sale", role)

    @classmethod
    def make_batch(cls, product, quantity, first="00000101", **values):
        """A print run in draft."""
        goods = cls.env.ref("loyalty_accounting.product_category_goods")
        return cls.env["loyalty.medium.batch"].create(
            {
                "product_id": product.id,
                "program_id": cls.program.id,
                "rule_id": cls.rule.id,
                "purpose": "sale" if product.categ_id == goods else "free",
                "first_body": first,
                "quantity": quantity,
                "company_id": cls.company.id,
                **values,
            }
        )

    @classmethod
    def order(cls, product, quantity, unit_cost, taxes=None, warehouse=None):
        """A confirmed purchase order of one line."""
        order = cls.env["purchase.order"].create(
            {
                "partner_id": cls.supplier.id,
                "company_id": cls.company.id,
                "picking_type_id": (warehouse or cls.shop).in_type_id.id,
                "order_line": [
                    Command.create(
                        {
                            "product_id": product.id,
                            "product_qty": quantity,
                            "price_unit": unit_cost,
                            "tax_ids": [Command.set(taxes.ids if taxes else [])],
                        }
                    )
                ],
            }
        )
        order.button_confirm()
        return order

    @classmethod
    def buy(cls, product, quantity, unit_cost, first="00000101", taxes=None, warehouse=None, **run):
        """Order, receive with numbers and bill a print run; returns the run."""
        order = cls.order(product, quantity, unit_cost, taxes, warehouse)
        batch = cls.make_batch(
            product, quantity, first, purchase_line_id=order.order_line.id, **run
        )
        batch.action_order()
        cls.receive(order.picking_ids)
        cls.bill(order)
        return batch

    @classmethod
    def receive(cls, picking):
        """Receive a picking with its next free numbers."""
        picking.action_loyalty_fill_numbers()
        picking.button_validate()
        assert picking.state == "done"

    @classmethod
    def bill(cls, order):
        """The vendor's bill of an order, posted."""
        order.action_create_invoice()
        bill = order.invoice_ids
        bill.invoice_date = fields.Date.context_today(bill)
        bill.action_post()
        return bill

    @classmethod
    def make_transfer(cls, product, quantity, source, target):
        """An internal transfer, to do."""
        picking = cls.env["stock.picking"].create(
            {
                "picking_type_id": cls.shop.int_type_id.id,
                "location_id": source.id,
                "location_dest_id": target.id,
                "move_ids": [
                    Command.create(
                        {
                            "product_id": product.id,
                            "product_uom_qty": quantity,
                            "location_id": source.id,
                            "location_dest_id": target.id,
                        }
                    )
                ],
            }
        )
        picking.action_confirm()
        return picking

    @contextmanager
    def at(self, moment):
        """As if it were ``moment``; rows of the database are dated by it, too."""
        now = fields.Datetime.to_datetime(moment)
        with freeze_time(now), patch.object(self.env.cr, "now", lambda: now):
            yield

    # -- the till ----------------------------------------------------------------------------

    def open_till(self):
        """A shift that began before any card of any case."""
        session = super().open_till()
        session.start_at = "2019-01-01 00:00:00"
        return session

    def cards(self, batch, location=None):
        """Numbers of a run in stock, at ``location`` if given, by serial."""
        domain = [("batch_id", "=", batch.id), ("state", "=", "stock")]
        if location:
            domain.append(("location_id", "=", location.id))
        return self.env["loyalty.medium"].search(domain, order="serial")

    def give(self, card, moment=None, holder=None, kind="issue", reason="", order=None):
        """What the till delivers when a card is given away or the issue is undone.

        :param order: the receipt it was given on
        """
        moment = moment or fields.Datetime.now()
        stamp = format_moment(moment)
        consent = {
            "text": self.consent_text.id,
            "version": "2026-01",
            "channel": "screen",
            "at": stamp,
        }
        form = {"partner": None, "name": holder, "phone": "+7 900 000 00 00", "email": ""}
        message = {
            "v": 1,
            "uuid": str(uuid.uuid4()),
            "kind": kind,
            "number": card.number,
            "presented": "scan",
            "moment": stamp,
            "session": self.pos_session.id,
            "employee": 0,
            "order": order.uuid if order else None,
            "reason": reason,
            "holder": form if holder else None,
            "consent": consent if holder else None,
        }
        (result,) = self.env["loyalty.medium.message"].deliver([message])
        return result

    def sell(self, card, price=None, **order):
        """Sell a card of a run at the till: natively by lot, with its number on the line."""
        line = self.line(
            card.product_id,
            loyalty_card_number=card.number,
            pack_lot_ids=[[0, 0, {"lot_name": card.lot_id.name}]],
            **({"price_unit": price} if price else {}),
        )
        return self.ring_up([line], **order)

    def sell_together(self, cards, price, **order):
        """Sell several cards at ``price`` each on one receipt."""
        lines = [
            self.line(
                card.product_id,
                loyalty_card_number=card.number,
                pack_lot_ids=[[0, 0, {"lot_name": card.lot_id.name}]],
                price_unit=price,
            )
            for card in cards
        ]
        return self.ring_up(lines, **order)

    def take_back(self, order, batch):
        """Refund the one card of ``order``, of the run ``batch``."""
        line = self.line(
            batch.product_id,
            -1,
            refunded_orderline_id=order.lines.id,
            pack_lot_ids=[[0, 0, {"lot_name": batch.lot_id.name}]],
        )
        self.ring_up_without_claim([line])

    def close_till(self):
        """Close the shift as its cashier does."""
        self.pos_session.post_closing_cash_details(0)
        self.pos_session.close_session_from_ui()
        self.assertEqual(self.pos_session.state, "closed")

    @contextmanager
    def refused(self, exception, text):
        """What is refused with ``text`` leaves nothing behind, as when a request fails."""
        with self.assertRaisesRegex(exception, text), self.env.cr.savepoint():
            yield

    # -- what the books say ------------------------------------------------------------------

    def roles(self, moves):
        """Balance of entries by role, in minor units; other accounts by their name."""
        return self.roles_of(moves.line_ids)

    def roles_of(self, lines):
        """The same of single lines."""
        mapping = self.env["loyalty.account.role"].search([("company_id", "=", self.company.id)])
        names = {}
        for role in mapping:
            names.setdefault(role.account_id, role.code)
        sums = {}
        for line in lines:
            name = names.get(line.account_id, line.account_id.name)
            sums[name] = sums.get(name, 0) + to_minor(self.company.currency_id, line.balance)
        return {name: amount for name, amount in sums.items() if amount}

    def quantity_at(self, batch, location):
        """Pieces of a run natively in stock at exactly that place."""
        quants = self.env["stock.quant"].search(
            [("lot_id", "=", batch.lot_id.id), ("location_id", "=", location.id)]
        )
        return sum(quants.mapped("quantity"))

    def assert_register_is_stock(self, batch):
        """Invariant 5: every place holds as many numbers as pieces."""
        cards = self.env["loyalty.medium"].search([("batch_id", "=", batch.id)])
        quants = self.env["stock.quant"].search([("lot_id", "=", batch.lot_id.id)])
        for place in cards.location_id | quants.location_id:
            if place.usage in ("internal", "transit"):
                numbers = len(cards.filtered(lambda card, place=place: card.location_id == place))
                self.assertEqual(self.quantity_at(batch, place), numbers, place.display_name)

    def assert_stock_closing_is_quiet(self):
        """Odoo's own stock closing has nothing to post on the accounts of cards."""
        roles = self.env["loyalty.account.role"]
        accounts = {roles._account(self.company, code).id for code in ("MAT", "GDS")}
        lines = self.company._action_close_stock_valuation()
        self.assertEqual([line for line in lines if line["account_id"] in accounts], [])

    def assert_books_are_consistent(self):
        """No stored query finds a violation, and the stock closing stays quiet."""
        self.assertEqual(self.env["loyalty.consistency"]._violations(), {})
        self.assert_stock_closing_is_quiet()
