"""The piece of a sold card leaves from where its number lies, and comes back at its cost."""

from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from .common import CardBooksCase


@tagged("post_install", "-at_install")
class TestSalePlaces(CardBooksCase):
    """Receipts whose stock moves are made at once."""

    # Odoo runs inherited tests only where a class asks for them.
    allow_inherited_tests_method = True
    valuation = "periodic"
    update_stock = "real"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.inventory_valuation = cls.valuation
        cls.company.point_of_sale_update_stock_quantities = cls.update_stock
        cls.batch = cls.buy(cls.sale_product, 20, 12.0)
        cls.stock = cls.shop.lot_stock_id
        cls.drawer, cls.shelf = (
            cls.env["stock.location"].create({"name": name, "location_id": cls.stock.id})
            for name in ("Drawer", "Shelf")
        )
        run = cls.batch._run()
        for place, first, last in ((cls.drawer, 1, 4), (cls.shelf, 5, 20)):
            picking = cls.make_transfer(cls.sale_product, last - first + 1, cls.stock, place)
            numbers = {"first_number": run.number(first), "last_number": run.number(last)}
            picking.loyalty_range_ids = [(0, 0, {"batch_id": cls.batch.id, **numbers})]
            cls.receive(picking)

    def assert_sound(self, *batches):
        """Numbers are where pieces are, run by run, and the books agree."""
        for batch in batches or [self.batch]:
            self.assert_register_is_stock(batch)
        self.assert_books_are_consistent()

    def take_back(self, card, order):
        """Refund the card of ``order`` at the open till."""
        line = self.line(
            card.product_id,
            -1,
            refunded_orderline_id=order.lines.filtered(
                lambda line: line.loyalty_card_number == card.number
            ).id,
            pack_lot_ids=[[0, 0, {"lot_name": card.lot_id.name}]],
        )
        return self.ring_up_without_claim([line])

    def test_piece_leaves_from_the_place_of_its_number(self):
        self.open_till()
        for place in (self.drawer, self.shelf, self.drawer):
            self.sell(self.cards(self.batch, place)[0])
        self.assertNotIn("register_equals_stock", self.env["loyalty.consistency"]._violations())
        self.close_till()
        self.assertEqual(self.quantity_at(self.batch, self.drawer), 2)
        self.assertEqual(self.quantity_at(self.batch, self.shelf), 15)
        self.assert_sound()

    def test_lot_follows_the_number(self):
        other = self.buy(self.sale_product, 5, 12.0, first="00000301")
        self.open_till()
        card = self.cards(self.batch, self.drawer)[0]
        line = self.line(
            card.product_id,
            loyalty_card_number=card.number,
            pack_lot_ids=[[0, 0, {"lot_name": other.lot_id.name}]],
        )
        self.ring_up([line])
        self.close_till()
        self.assertEqual(self.quantity_at(other, self.stock), 5)
        self.assertEqual(self.quantity_at(self.batch, self.drawer), 3)
        self.assert_sound(self.batch, other)

    def test_lot_that_was_not_entered(self):
        self.open_till()
        card = self.cards(self.batch, self.shelf)[0]
        self.ring_up([self.line(card.product_id, loyalty_card_number=card.number)])
        self.close_till()
        self.assertEqual(self.quantity_at(self.batch, self.shelf), 15)
        self.assert_sound()

    def test_returned_in_the_same_shift(self):
        self.open_till()
        card = self.cards(self.batch, self.drawer)[0]
        self.take_back(card, self.sell(card))
        self.assertEqual((card.state, card.location_id), ("stock", self.stock))
        self.close_till()
        self.assertEqual(self.quantity_at(self.batch, self.drawer), 3)
        self.assertEqual(self.quantity_at(self.batch, self.stock), 1)
        self.assert_sound()

    def test_ship_later_takes_the_card_along(self):
        self.config.ship_later = True
        self.open_till()
        card = self.cards(self.batch, self.shelf)[0]
        customer = self.env["res.partner"].create({"name": "Customer", "street": "Street 1"})
        later = fields.Date.to_string(fields.Date.context_today(self.config) + timedelta(days=3))
        order = self.sell(
            card, customer=customer, change=lambda data: data.update(shipping_date=later)
        )
        self.assertTrue(order.shipping_date)
        self.assertEqual((card.state, card.location_id.usage), ("active", "customer"))
        self.close_till()
        self.assertEqual(self.quantity_at(self.batch, self.shelf), 15)
        open_moves = self.env["stock.move"].search(
            [
                ("product_id", "=", self.sale_product.id),
                ("state", "not in", ("done", "cancel")),
            ]
        )
        self.assertFalse(open_moves)
        self.assert_sound()

    def test_ship_later_still_ships_the_rest(self):
        self.config.ship_later = True
        self.open_till()
        card = self.cards(self.batch, self.shelf)[0]
        lamp = self.create_product("Storable lamp", self.categ_basic, 100.0)
        lamp.is_storable = True
        customer = self.env["res.partner"].create({"name": "Customer", "street": "Street 1"})
        lines = [
            self.line(
                card.product_id,
                loyalty_card_number=card.number,
                pack_lot_ids=[[0, 0, {"lot_name": card.lot_id.name}]],
            ),
            self.line(lamp),
        ]
        later = fields.Date.to_string(fields.Date.context_today(self.config) + timedelta(days=3))
        self.ring_up(lines, customer=customer, change=lambda data: data.update(shipping_date=later))
        waiting = self.env["stock.move"].search(
            [("product_id", "=", lamp.id), ("state", "not in", ("done", "cancel"))]
        )
        self.assertEqual(waiting.product_uom_qty, 1)
        self.close_till()
        self.assert_sound()

    def test_refund_in_a_later_shift_at_the_cost_of_the_sale(self):
        self.open_till()
        card, second = self.cards(self.batch, self.shelf)[:2]
        order = self.sell(card)
        self.sell(second)
        self.close_till()
        self.buy(self.sale_product, 20, 30.0, first="00000401")
        self.assertGreater(self.sale_product.standard_price, 20)
        self.open_till()
        self.take_back(card, order)
        self.close_till()
        roles = self.roles(self.pos_session._get_related_account_moves())
        self.assertEqual((roles["COGS"], roles["GDS"]), (-1200, 1200))
        self.assert_sound()

    def test_two_refunds_of_two_costs(self):
        self.open_till()
        first, second = self.cards(self.batch, self.shelf)[:2]
        early = self.sell(first)
        self.close_till()
        self.buy(self.sale_product, 19, 30.0, first="00000401")
        self.open_till()
        late = self.sell(second)
        self.close_till()
        sold = to_minor_cost(self, self.pos_session)
        self.assertNotEqual(sold, 1200)
        self.open_till()
        self.take_back(first, early)
        self.take_back(second, late)
        self.close_till()
        self.assertEqual(to_minor_cost(self, self.pos_session), -1200 - sold)
        self.assert_sound()


def to_minor_cost(case, session):
    """Cost of cards that the entries of a shift carry, in minor units."""
    return case.roles(session._get_related_account_moves())["COGS"]


@tagged("post_install", "-at_install")
class TestSalePlacesAtClosing(TestSalePlaces):
    """The same when core moves the goods at the end of the shift."""

    update_stock = "closing"


@tagged("post_install", "-at_install")
class TestSalePlacesPerpetual(TestSalePlaces):
    """A perpetual company."""

    valuation = "real_time"


@tagged("post_install", "-at_install")
class TestSalePlacesPerpetualAtClosing(TestSalePlaces):
    """A perpetual company that moves goods at the end of the shift."""

    valuation = "real_time"
    update_stock = "closing"
