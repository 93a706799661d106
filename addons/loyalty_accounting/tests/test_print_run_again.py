"""Print runs taken up again, and number rules under them."""

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from .common import CardBooksCase


@tagged("post_install", "-at_install")
class TestPrintRunAgain(CardBooksCase):
    """A cancelled run comes back only as what it can still be."""

    def cancelled(self, quantity=10):
        """An ordered run, cancelled."""
        batch = self.make_batch(self.free_product, quantity)
        batch.action_order()
        batch.action_cancel()
        return batch

    def test_taken_up_again_with_its_lot(self):
        batch = self.cancelled()
        lot = batch.lot_id
        batch.action_draft()
        batch.action_order()
        self.assertEqual((batch.state, batch.lot_id), ("ordered", lot))

    def test_taken_up_again_for_another_product(self):
        batch = self.cancelled()
        batch.action_draft()
        batch.write({"product_id": self.sale_product.id, "purpose": "sale"})
        batch.action_order()
        self.assertEqual(batch.lot_id.product_id, self.sale_product)

    def test_numbers_given_away_meanwhile(self):
        batch = self.cancelled()
        other = self.make_batch(self.free_product, 5, "00000105")
        other.action_order()
        with self.refused(ValidationError, other.name):
            batch.action_draft()

    def test_cancelled_run_is_not_received(self):
        order = self.order(self.free_product, 10, 12.0)
        batch = self.make_batch(self.free_product, 10)
        batch.action_order()
        order.picking_ids.action_loyalty_fill_numbers()
        batch.action_cancel()
        with self.refused(UserError, "cancelled"):
            order.picking_ids.button_validate()
        self.assertFalse(batch.registered_count)

    def test_rule_under_an_ordered_run_is_fixed(self):
        batch = self.make_batch(self.free_product, 10)
        batch.action_order()
        before = (batch.first_number, batch.last_number)
        for values in (
            {"check_digit": "mod10_31"},
            {"prefix": "9300"},
            {"length_min": 14, "length_max": 14},
        ):
            with self.subTest(values), self.refused(UserError, batch.name):
                self.rule.write(values)
        self.env.invalidate_all()
        self.assertEqual((batch.first_number, batch.last_number), before)
        self.rule.write({"check_digit": "luhn", "length_max": 14, "name": "Club"})

    def test_rule_under_registered_numbers_is_fixed(self):
        batch = self.buy(self.free_product, 10, 12.0)
        self.assertEqual(batch.state, "received")
        with self.refused(UserError, batch.name):
            self.rule.check_digit = "none"

    def test_rule_under_a_draft_is_checked_when_it_is_ordered(self):
        batch = self.make_batch(self.free_product, 10)
        self.rule.write({"length_min": 14, "length_max": 14})
        with self.refused(ValidationError, "leading zeros"):
            batch.action_order()

    def test_free_cards_are_materials(self):
        batch = self.make_batch(self.sale_product, 10, purpose="free")
        with self.refused(UserError, "MAT"):
            batch.action_order()
        batch = self.make_batch(self.free_product, 10, "00000301", purpose="sale")
        with self.refused(UserError, "GDS"):
            batch.action_order()
