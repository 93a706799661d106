"""What is done stays as it was done: lines and numbers of transfers, places of numbers."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import CardBooksCase


@tagged("post_install", "-at_install")
class TestDoneStays(CardBooksCase):
    """Register and pieces can't be parted by editing history."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.batch = cls.buy(cls.free_product, 20, 12.0, warehouse=cls.central)
        cls.source, cls.target = cls.central.lot_stock_id, cls.shop.lot_stock_id
        cls.manager = cls.make_user("card_manager", "loyalty_discount.group_manager")

    def setUp(self):
        super().setUp()
        self.picking = self.make_transfer(self.free_product, 5, self.source, self.target)
        self.receive(self.picking)

    def assert_nothing_moved(self):
        """Five cards at the shop, fifteen in the central store, by numbers and by pieces."""
        self.env.invalidate_all()
        self.assertEqual(self.quantity_at(self.batch, self.target), 5)
        self.assertEqual(self.quantity_at(self.batch, self.source), 15)
        self.assert_register_is_stock(self.batch)
        self.assert_books_are_consistent()

    def test_done_line_is_not_edited_when_unlocked(self):
        self.picking.action_toggle_is_locked()
        line = self.picking.move_line_ids
        for values in (
            {"quantity": 3},
            {"location_dest_id": self.source.id},
            {"lot_id": False},
        ):
            with self.subTest(values), self.refused(UserError, "new transfer"):
                line.write(values)
            self.assert_nothing_moved()

    def test_done_move_is_not_edited_when_unlocked(self):
        self.picking.action_toggle_is_locked()
        with self.refused(UserError, "new transfer"):
            self.picking.move_ids.quantity = 2
        with self.refused(UserError, "new transfer"):
            self.picking.move_ids.quantity = 9
        self.assert_nothing_moved()

    def test_no_line_is_added_to_a_done_transfer(self):
        self.picking.action_toggle_is_locked()
        values = {
            "picking_id": self.picking.id,
            "product_id": self.free_product.id,
            "lot_id": self.batch.lot_id.id,
            "quantity": 1,
            "location_id": self.source.id,
            "location_dest_id": self.target.id,
        }
        for more in ({}, {"move_id": self.picking.move_ids.id}):
            with self.subTest(more), self.refused(UserError, "new transfer"):
                self.env["stock.move.line"].create({**values, **more})
            self.assert_nothing_moved()

    def test_other_goods_are_edited_as_before(self):
        lamp = self.env["product.product"].create({"name": "Lamp", "is_storable": True})
        picking = self.make_transfer(lamp, 2, self.source, self.target)
        picking.move_ids.quantity = 2
        picking.button_validate()
        picking.action_toggle_is_locked()
        picking.move_ids.quantity = 1
        self.assertEqual(picking.move_line_ids.quantity, 1)

    def test_numbers_are_not_added_to_a_done_transfer(self):
        run = self.batch._run()
        with self.refused(UserError, "done transfer"):
            self.picking.loyalty_range_ids = [
                (0, 0, {"batch_id": self.batch.id, "first_number": run.number(9)})
            ]
        self.env.invalidate_all()
        waiting = self.make_transfer(self.free_product, 1, self.source, self.target)
        waiting.action_loyalty_fill_numbers()
        with self.refused(UserError, "done transfer"):
            waiting.loyalty_range_ids.picking_id = self.picking
        with self.refused(UserError, "done transfer"):
            self.picking.loyalty_range_ids.unlink()

    def test_place_of_a_number_is_not_typed(self):
        card = self.cards(self.batch, self.source)[0].with_user(self.manager)
        for values in (
            {"location_id": self.target.id},
            {"product_id": self.sale_product.id},
            {"purpose": "sale"},
            {"batch_id": False},
            {"serial": 99},
        ):
            with self.subTest(values), self.refused(UserError, "follows its piece"):
                card.write(values)
            with self.subTest(values), self.refused(UserError, "follows its piece"):
                card.sudo().write(values)
        self.assertEqual((card.location_id, card.purpose), (self.source, "free"))

    def test_number_of_a_run_is_not_deleted_or_made(self):
        card = self.cards(self.batch, self.source)[0].with_user(self.manager)
        with self.refused(UserError, "follows its piece"):
            card.unlink()
        with self.refused(UserError, "follows its piece"):
            self.make_card(900, batch_id=self.batch.id, serial=900)
        self.assert_nothing_moved()

    def test_numbers_without_a_run_stay_free(self):
        card = self.make_card(901).with_user(self.manager)
        card.location_id = self.source
        card.purpose = "sale"
        self.assertEqual((card.location_id, card.purpose), (self.source, "sale"))
        card.unlink()

    def test_our_mark_can_not_be_sent(self):
        card = self.cards(self.batch, self.source)[0].with_user(self.manager)
        with self.refused(UserError, "follows its piece"):
            card.with_context(loyalty_own_move=True).location_id = self.target
