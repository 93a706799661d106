"""What a broken or hostile till sends: no sale is lost by it, and nothing is won by it."""

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import SILVER_SPEND, LoyaltyCase

JUDGE = "odoo.addons.loyalty_discount.models.pos_order_judge"


@tagged("post_install", "-at_install")
class TestHostile(LoyaltyCase):
    def setUp(self):
        super().setUp()
        self.open_till()

    # -- no sale is lost ---------------------------------------------------------------------

    def forged_claim(self, values):
        """A change of the order data that overwrites keys of the claim."""
        return lambda data: data["loyalty_claim"].update(values)

    def test_texts_no_database_can_hold(self):
        for key in ("snapshot", "basket", "decision"):
            for text in ("a\0b", "\ud800"):
                forged = self.forged_claim({key: text})
                order = self.ring_up([self.line(self.lamp)], self.silver_card, change=forged)
                self.assertEqual(order.state, "paid")
                self.assertEqual(self.judgement(order).state, "judged")

    def forged_facts(self, facts):
        """A change of the order data that overwrites some facts of the claim."""
        return lambda data: data["loyalty_claim"]["facts"].update(facts)

    def test_facts_no_calendar_and_no_engine_can_hold(self):
        key = str(self.program.id)
        for facts in (
            {"holder": {"memberships": {key: {"spend": {"life": 10**30}}}}},
            {"holder": {"groups": [10**30, "x"], "birthday": "2026-02-30", "fields": [1]}},
            {"holder": {"memberships": {key: []}}, "uses": {key: {"total": -1}}},
            {"as_of": "9999-12-31T23:59:59Z"},
            {"as_of": "0001-01-01T00:00:00Z"},
        ):
            forged = self.forged_facts(facts)
            order = self.ring_up([self.line(self.lamp)], self.silver_card, change=forged)
            self.assertEqual(self.judgement(order).state, "judged")
            self.assertEqual(self.spend(order), [("sale", 95.0)])

    def test_a_group_the_holder_was_never_in(self):
        facts = self.present(self.silver_card)
        facts["groups"] = [999999]
        order = self.ring_up([self.line(self.lamp)], self.silver_card, facts=facts)
        self.assertEqual(self.judgement(order).problems, ["group_never_in"])
        self.assertEqual(self.judgement(order).basket["holder"]["groups"], [])

    def test_a_price_beyond_counting_is_paid(self):
        dear = [self.line(self.lamp, price_unit=10.0**10)]
        order = self.ring_up_without_claim(dear)
        self.assertEqual(order.state, "paid")

    def test_a_discount_of_more_than_four_bytes(self):
        order = self.ring_up([self.line(self.lamp, price_unit=450_000_000.0)], self.silver_card)
        self.assert_clean(order)
        self.assertEqual(order.lines.discount_engine_minor, 2_250_000_000)

    def test_names_the_engine_refuses_are_judged_as_such(self):
        def forge(data):
            for command in data["lines"]:
                command[2]["discount"] = 90
                command[2]["uuid"] = f"é-{command[2]['uuid']}"

        order = self.ring_up([self.line(self.lamp)], self.silver_card, change=forge)
        self.assertEqual(self.judgement(order).state, "judged")
        self.assertIn(("tampered", "unjudgeable"), self.mismatches(order))

    @mute_logger(JUDGE)
    def test_a_judgement_without_its_order_stops_nobody(self):
        orphan = {"order_uuid": "gone", "state": "to_judge", "company_id": self.company.id}
        self.env["loyalty.judgement"].sudo().create(orphan)
        self.env["loyalty.judgement"]._cron_judge()

    # -- nothing is won ----------------------------------------------------------------------

    def test_goods_back_without_receipt_earn_nothing(self):
        lines = [self.line(self.lamp, 200), self.line(self.lamp, -200)]
        order = self.ring_up(lines, self.silver_card)
        self.assertLess(sum(amount for _kind, amount in self.spend(order)), 1)
        self.assertEqual(self.silver_member.tier_id, self.silver)

    def test_a_total_below_its_lines_limits_the_spend(self):
        def forge(data):
            data.update(amount_total=0.01, amount_paid=0.01)
            data["payment_ids"][0][2]["amount"] = 0.01

        order = self.ring_up([self.line(self.lamp, 500)], self.silver_card, change=forge)
        self.assertIn(("tampered", "total_differs"), self.mismatches(order))
        self.assertEqual(self.spend(order), [("sale", 0.01)])

    def test_a_receipt_that_nobody_paid_counts_nothing(self):
        """By RPC an order is made and marked as paid; no payment stands behind the mark."""
        data = self.order_data([self.line(self.lamp, 500)])
        order = self.env["pos.order"].create({**data, "payment_ids": [], "state": "draft"})
        claim = {"presented": "swipe", "number": self.silver_card.number}
        claim.update(rule=self.rule.id, medium=self.silver_card.id)
        order.loyalty_claim = {**self.bare_claim(), "card": claim}
        order.action_pos_order_paid()
        self.assertEqual(self.judgement(order).medium_id, self.silver_card)
        self.assertIn(("tampered", "not_paid"), self.mismatches(order))
        self.assertEqual(self.spend(order), [("sale", 0.0)])

    def bare_claim(self):
        """The claim of a till that knows nothing of the card."""
        sent = []
        self.ring_up([self.line(self.lamp)], change=sent.append)
        return sent[0]["loyalty_claim"]

    def test_a_payment_pays_once(self):
        order = self.ring_up([self.line(self.lamp)], self.silver_card)
        data = self.order_data([self.line(self.lamp)])
        other = self.env["pos.order"].create({**data, "payment_ids": [], "state": "draft"})
        with self.assertRaisesRegex(UserError, "stays with the receipt"):
            order.payment_ids.write({"pos_order_id": other.id})
        self.assertEqual(self.mismatches(order), set())
        order.payment_ids.unlink()
        self.assertEqual(self.mismatches(order), {("tampered", "changed_after_payment")})

    def test_less_money_for_a_paid_receipt(self):
        order = self.ring_up([self.line(self.lamp)], self.silver_card)
        order.payment_ids.amount += 5  # a tip
        self.assertEqual(self.mismatches(order), set())
        order.payment_ids.amount -= 90
        self.assertEqual(self.mismatches(order), {("tampered", "changed_after_payment")})

    def test_lines_of_a_paid_receipt_change_with_a_difference(self):
        def sold():
            return self.ring_up([self.line(self.lamp), self.line(self.vase)], self.silver_card)

        draft = self.sync({**self.order_data([]), "state": "draft", "payment_ids": []})
        for change in (
            lambda order: order.lines[0].copy({"order_id": order.id}),
            lambda order: order.lines[0].write({"order_id": draft.id}),
            lambda order: order.lines[0].write({"tax_ids": [(6, 0, self.tax(7).ids)]}),
            lambda order: order.lines[0].write({"refunded_orderline_id": order.lines[1].id}),
        ):
            order = sold()
            self.assertEqual(self.mismatches(order), set())
            change(order)
            self.assertEqual(self.mismatches(order), {("tampered", "changed_after_payment")})

    def test_a_receipt_is_never_without_a_state(self):
        """From no state core lets it go back to draft, where everything may be edited."""
        order = self.ring_up([self.line(self.lamp)], self.silver_card)
        with self.assertRaisesRegex(UserError, "always has a state"):
            order.write({"state": False})

    def test_bonus_points_of_a_receipt_paid_in_part(self):
        points = self.env["loyalty.program"].create({"name": "P", "program_type": "loyalty"})
        effect = {"kind": "bonus_rate", "percent": 3, "bonus_program_id": points.id}
        self.program.effect_ids = [(0, 0, effect)]
        self.open_till()

        def forge(data):
            data.update(amount_total=1, amount_paid=1)
            data["payment_ids"][0][2]["amount"] = 1

        self.ring_up([self.line(self.lamp, 500)], self.silver_card, change=forge)
        card = points.coupon_ids.filtered(lambda c: c.partner_id == self.silver_card.partner_id)
        self.assertAlmostEqual(card.points, 0.03, 2)

    def test_a_paid_receipt_keeps_its_name(self):
        order = self.ring_up([self.line(self.lamp)], self.silver_card)
        before = order.uuid, order.lines.uuid
        order.write({"uuid": "another"})
        order.lines.write({"uuid": "another-line"})
        self.assertEqual((order.uuid, order.lines.uuid), before)
        order.action_pos_order_paid()
        self.assertEqual(self.silver_member.turnover, SILVER_SPEND + 95)

    def test_a_card_does_not_come_back_by_a_sale(self):
        card = self.make_card(220, purpose="sale", product_id=self.card_product.id)
        sold = self.ring_up([self.line(self.card_product, loyalty_card_number=card.number)])
        self.assertEqual(card.state, "active")
        back = self.line(self.card_product, 1, refunded_orderline_id=sold.lines.id)
        order = self.ring_up_without_claim([back])
        self.assertEqual(card.state, "active")
        self.assertIn(("card", "card_not_returned"), self.mismatches(order))

    def test_points_of_a_program_the_card_is_not_of(self):
        order = self.ring_up([self.line(self.lamp)])
        gift = self.env["loyalty.program"].create({"name": "Gifts", "program_type": "gift_card"})
        points = {"points": 500, "program_id": gift.id, "partner_id": False}
        with self.assertRaisesRegex(Exception, "gives no points"):
            order.confirm_coupon_programs({str(self.silver_member.id): points})
        self.assertEqual(self.silver_member.points, 0)
