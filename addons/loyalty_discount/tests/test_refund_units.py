"""Returned unit by unit, everything goes back: money, journal, spend, level, uses, points."""

import random

from odoo.tests import tagged

from .parts_common import PartsCase


@tagged("post_install", "-at_install")
class TestRefundUnits(PartsCase):
    """Each kind of discount is sold once and comes back in single units, in a random order."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.points = cls.env["loyalty.program"].create(
            {
                "name": "Points",
                "program_type": "loyalty",
                "applies_on": "both",
                "company_id": cls.company.id,
                "currency_id": cls.company.currency_id.id,
                "rule_ids": [(5, 0), (0, 0, {"reward_point_mode": "unit"})],
            }
        )

    def sell(self, effects, *lines, card=None):
        """A receipt of ``(product, quantity)`` under one offer, with the silver card or none."""
        self.program.tier_ids.discount_percent = 0
        lane = self.env["loyalty.lane"].create(
            {"name": "Offers", "sequence": 50, "company_id": self.company.id}
        )
        self.offer(effects=effects, lane_id=lane.id)
        self.open_till()
        goods = [self.line(product, quantity) for product, quantity in lines]
        return self.ring_up(goods, card or self.silver_card)

    def return_by_units(self, order, seed=1, **values):
        """All returns of ``order``, one unit each."""
        units = [line for line in order.lines for _unit in range(int(line.qty))]
        random.Random(seed).shuffle(units)
        return [self.refund(order, {line: 1}, **values) for line in units]

    def assert_all_back(self, order, returns, spend):
        """Nothing is left of ``order``: the sums of sale and returns are zero, to the cent."""
        orders = [order, *returns]
        total = sum(one.amount_total for one in orders)
        self.assertAlmostEqual(total, 0, 6)
        for line in order.lines:
            backs = line.refund_orderline_ids
            self.assertAlmostEqual(
                line.price_subtotal_incl, -sum(backs.mapped("price_subtotal_incl")), 6
            )
        entries = self.env["loyalty.discount.entry"].search(
            [("order_id", "in", [one.id for one in orders])]
        )
        self.assertTrue(entries)
        self.assertAlmostEqual(sum(entries.mapped("amount")), 0, 6)
        self.assertAlmostEqual(sum(entries.mapped("base_amount")), 0, 6)
        uses = self.env["loyalty.use"].search([("order_uuid", "in", [o.uuid for o in orders])])
        self.assertAlmostEqual(sum(uses.mapped("amount")), 0, 6)
        self.assertAlmostEqual(self.silver_member.turnover, spend, 6)
        self.assertEqual(self.silver_member.visits, 0)
        for one in orders:
            self.assertEqual(self.mismatches(one), set())
            self.assertEqual(self.judgement(one).state, "judged")
        self.assert_spend_adds_up()

    def sold_and_returned(self, effects, *lines):
        before = self.silver_member.turnover
        order = self.sell(effects, *lines)
        self.assertTrue(sum(order.lines.mapped("discount_engine_minor")))
        self.assert_all_back(order, self.return_by_units(order), before)

    def test_percent(self):
        self.sold_and_returned([{"kind": "percent", "percent": 7.3}], (self.vase, 7))

    def test_percent_where_tax_comes_on_top(self):
        """29.72 with tax: three returns of 9.26 + 0.65 would be one cent more."""
        self.sold_and_returned([{"kind": "percent", "percent": 7.3}], (self.plate, 3))
        self.sold_and_returned([{"kind": "amount", "amount": 10}], (self.plate, 7), (self.vase, 3))

    def test_amount_spread_over_lines(self):
        goods = [(self.vase, 3), (self.lamp, 1), (self.tea, 7)]
        self.sold_and_returned([{"kind": "amount", "amount": 10}], *goods)

    def test_free_units(self):
        effect = {"kind": "nth_free", "set_size": 3, "free_pieces": 1}
        self.sold_and_returned([effect], (self.vase, 2), (self.tea, 5))

    def test_a_set_at_one_price(self):
        parts = [
            (0, 0, {"units": 1, "product_ids": self.ids(self.lamp)}),
            (0, 0, {"units": 2, "product_ids": self.ids(self.tea)}),
        ]
        effect = {"kind": "set_price", "set_amount": 100.01, "set_ids": parts}
        self.sold_and_returned([effect], (self.lamp, 2), (self.tea, 5))

    def test_a_gift(self):
        effect = {
            "kind": "gift",
            "gift_product_ids": self.ids(self.tea),
            "counted_pieces": 2,
            "product_ids": self.ids(self.vase),
        }
        self.sold_and_returned([effect], (self.vase, 2), (self.tea, 1))

    def test_a_new_price(self):
        effect = {"kind": "new_price", "amount": 33.33, "product_ids": self.ids(self.vase)}
        self.sold_and_returned([effect], (self.vase, 3))

    def test_several_offers_on_a_line(self):
        effects = [{"kind": "percent", "percent": 5}, {"kind": "amount", "amount": 1}]
        self.sold_and_returned(effects, (self.vase, 3), (self.lamp, 2))

    def test_bonus_points(self):
        effect = {"kind": "bonus_rate", "percent": 3, "bonus_program_id": self.points.id}
        order = self.sell([effect, {"kind": "percent", "percent": 5}], (self.vase, 7))
        holder = self.silver_card.partner_id
        card = self.env["loyalty.card"].search(
            [("program_id", "=", self.points.id), ("partner_id", "=", holder.id)]
        )
        self.assertTrue(card.points)
        self.return_by_units(order)
        self.assertAlmostEqual(card.points, 0, 6)
        self.assertAlmostEqual(
            sum(card.history_ids.mapped("issued")), sum(card.history_ids.mapped("used")), 6
        )

    # -- where and when ------------------------------------------------------------------------

    def test_another_tender_another_till_another_day(self):
        """The shift is closed and another till pays back by card: the same goes back."""
        before = self.silver_member.turnover
        order = self.sell([{"kind": "percent", "percent": 7.3}], (self.vase, 3))
        cash = self.pos_session.payment_method_ids.filtered("is_cash_count")
        self.pos_session.post_closing_cash_details(order.amount_total)
        self.pos_session.close_session_from_ui()
        self.assertEqual(self.pos_session.state, "closed")
        self.config = self.config.copy({"name": "Second till"})
        self.config.payment_method_ids = self.bank_pm1
        self.open_till()
        self.assertNotEqual(order.session_id, self.pos_session)
        returns = self.return_by_units(order, payments=[(self.bank_pm1, 1)])
        self.assertFalse(cash & returns[0].payment_ids.payment_method_id)
        self.assert_all_back(order, returns, before)

    def test_the_order_that_raised_the_level(self):
        """Half of it back: the level stays while the rest carries it, then it goes."""
        card = self.make_active_card(2, "Boris", 49_000)
        member = card.membership_ids
        effect = {"kind": "percent", "percent": 1}
        order = self.sell([effect], (self.lamp, 11), card=card)
        self.assertEqual(member.tier_id, self.gold)
        self.assertEqual(member.turnover, 49_000 + 1089)
        self.refund(order, {order.lines: 1})
        self.assertEqual(member.tier_id, self.silver)
        for _unit in range(10):
            self.refund(order, {order.lines: 1})
        self.assertEqual((member.tier_id, member.turnover), (self.silver, 49_000))

    def test_more_units_than_were_sold_give_nothing_more(self):
        before = self.silver_member.turnover
        order = self.sell([{"kind": "percent", "percent": 7.3}], (self.vase, 2))
        for _unit in range(2):
            self.refund(order, {order.lines: 1})
        line = self.line(
            self.vase,
            -1,
            discount=order.lines.discount,
            price_unit=order.lines.price_unit,
            refunded_orderline_id=order.lines.id,
        )
        extra = self.ring_up_without_claim([line])
        self.assertFalse(sum(self.entries(extra).mapped("amount")))
        self.assertEqual(self.silver_member.turnover, before)
        self.assertEqual(self.mismatches(extra), {("tampered", "returned_twice")})
        mismatch = self.env["loyalty.mismatch"].search([("order_uuid", "=", extra.uuid)])
        self.assertTrue(mismatch.activity_ids)
