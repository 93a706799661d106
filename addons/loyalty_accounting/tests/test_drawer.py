"""Cards of the drawer are counted when a shift opens and when it closes."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from .acts import StockActsCase


@tagged("post_install", "-at_install")
class TestDrawer(StockActsCase):
    """Thirty cards lie in the shop."""

    def setUp(self):
        super().setUp()
        self.open_till()
        self.user = self.make_user("drawer", "loyalty_accounting.group_loyalty_storekeeper")
        self.user.group_ids |= self.env.ref("point_of_sale.group_pos_user")

    def count(self, *spans):
        """A posted count of the open shift by its storekeeper."""
        session = self.pos_session.with_user(self.user)
        act = self.env["loyalty.act"].browse(session.action_loyalty_count_drawer()["res_id"])
        act = act.with_user(self.user)
        act.range_ids = self.spans(*spans)
        act.action_post()
        return act.sudo()

    def test_opening_and_closing(self):
        first = self.count((1, 30))
        self.assertEqual((first.shift_end, first.location_id), ("opening", self.stock))
        self.assertFalse(first.follow_up_ids)
        self.give(self.cards(self.batch)[0])
        last = self.count((2, 29))
        self.assertEqual(last.shift_end, "closing")
        self.assertEqual(self.pos_session.loyalty_drawer_count_ids, first | last)
        lost = last.follow_up_ids
        self.assertEqual((lost.type, lost.state), ("shortage", "draft"))
        self.assertEqual(lost.range_ids.first_number, self.printed(30))
        lost.action_post()
        self.close_till()
        self.assert_books_are_consistent()

    def test_a_count_goes_on_where_it_was_left(self):
        session = self.pos_session
        draft = session.action_loyalty_count_drawer()["res_id"]
        self.assertEqual(session.action_loyalty_count_drawer()["res_id"], draft)
        act = self.env["loyalty.act"].browse(draft)
        act.location_id = self.central.lot_stock_id
        act.responsible_id = self.seller
        with self.refused(UserError, "sells from another place"):
            act.action_post()
