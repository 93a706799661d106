"""Cards of the drawer are counted when a shift opens and when it closes."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged

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

    def test_numbers_that_lie_elsewhere_are_counted_too(self):
        self.post("transfer", (1, 5), location_dest_id=self.central.lot_stock_id.id)
        action = self.pos_session.action_loyalty_count_drawer()
        act = self.env["loyalty.act"].browse(action["res_id"])
        entry = self.env["loyalty.number.entry"].create(
            {"act_id": act.id, "text": f"{self.printed(5)} {self.printed(30)}"}
        )
        entry.action_take()
        act.action_compare()
        extra = act.range_ids.filtered(lambda line: line.finding == "extra")
        self.assertEqual(extra.first_number, self.printed(5))


@tagged("post_install", "-at_install")
class TestTillCount(StockActsCase, HttpCase):
    """The cashier counts at the till: thirty cards lie in the shop."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.cashier = cls.make_user("till_counter", "point_of_sale.group_pos_user")
        cls.cashier.group_ids |= cls.env.ref("loyalty_discount.group_cashier")

    def count(self, *spans, keep=False, end="opening"):
        """What the till is answered; spans are of serials."""
        stacks = [
            [self.printed(first), "" if first == last else self.printed(last)]
            for first, last in spans
        ]
        session = self.pos_session.with_user(self.cashier)
        return session.loyalty_count_cards(end, stacks, None, keep)

    def acts(self):
        """Drawer counts of the shift."""
        return self.pos_session.loyalty_drawer_count_ids

    def test_comparing_keeps_nothing(self):
        self.open_till()
        answer = self.count((1, 28), (30, 30))
        self.assertEqual((answer["counted"], answer["booked"]), (29, 30))
        self.assertEqual(answer["differences"], [f"Missing, 1: {self.printed(29)}"])
        self.assertFalse(answer["problems"] or answer["act"] or self.acts())

    def test_a_kept_count_is_posted_once(self):
        self.open_till()
        answer = self.count((1, 29), keep=True)
        self.assertEqual(self.count((1, 29), keep=True), answer)
        act = self.acts()
        self.assertEqual((act.name, act.state, act.shift_end), (answer["act"], "posted", "opening"))
        self.assertEqual(act.posted_by_id, self.cashier)
        self.assertEqual(act.reason, f"Counted by {self.cashier.name} at {self.config.name}")
        lost = act.follow_up_ids
        self.assertEqual((lost.type, lost.state), ("shortage", "draft"))
        self.assertEqual(self.count((1, 30), keep=True, end="closing")["differences"], [])
        self.assertEqual(self.acts().mapped("shift_end"), ["closing", "opening"])

    def test_what_is_wrong_is_named_and_not_kept(self):
        self.open_till()
        number = self.printed(30)
        wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
        session = self.pos_session.with_user(self.cashier)
        stacks = [[self.printed(1), self.printed(10)], [self.printed(10), ""], [wrong, ""]]
        answer = session.loyalty_count_cards("opening", stacks, None, True)
        self.assertEqual(len(answer["problems"]), 2)
        self.assertIn(wrong, answer["problems"][0])
        self.assertIn(self.printed(10), answer["problems"][1])
        self.assertFalse(answer["act"] or self.acts())

    def test_somebody_must_answer_for_the_cards(self):
        self.open_till()
        self.keeper.valid_to = "2026-01-01"
        (problem,) = self.count((1, 30), keep=True)["problems"]
        self.assertIn("Nobody answers", problem)
        self.assertFalse(self.acts())

    def test_only_cashiers_count_an_open_shift(self):
        self.open_till()
        with self.refused(UserError, "can't be read"):
            self.count((1, 30), end="midday")
        with self.refused(UserError, "can't be read"):
            self.pos_session.with_user(self.cashier).loyalty_count_cards("opening", [[1, 2]])
        self.close_till()
        with self.refused(UserError, "is closed"):
            self.count((1, 30))
        self.cashier = self.make_user("no_cashier", "base.group_user")
        with self.refused(AccessError, "Only cashiers"):
            self.count((1, 30))

    def test_tour_of_a_shift(self):
        self.env["card.number.rule"].search([("id", "!=", self.rule.id)]).active = False
        self.publish()
        self.start_tour(f"/pos/ui/{self.config.id}", "loyalty_drawer", login=self.cashier.login)
        last, first = self.env["loyalty.act"].search([("type", "=", "drawer")])
        self.assertEqual((first.shift_end, first.quantity), ("opening", 30))
        self.assertEqual((last.shift_end, last.state), ("closing", "posted"))
        self.assertEqual(last.follow_up_ids.range_ids.first_number, self.printed(29))
        self.assertEqual(last.shift_id.state, "closed")
