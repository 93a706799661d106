"""The judge: what a paid order was granted is judged, booked and never refused."""

from unittest.mock import patch

from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.loyalty_discount.models import pos_order_judge
from odoo.addons.loyalty_discount.models.loyalty_judgement import ATTEMPTS_MAX

from .common import SILVER_SPEND, LoyaltyCase


@tagged("post_install", "-at_install")
class TestJudge(LoyaltyCase):
    def setUp(self):
        super().setUp()
        self.open_till()

    def test_silver_sale_is_booked_as_it_was_paid(self):
        order = self.ring_up([self.line(self.lamp, 2)], self.silver_card)
        self.assert_clean(order)
        self.assertEqual(order.amount_total, 190.0)
        (entry,) = self.entries(order)
        self.assertEqual(
            (entry.amount, entry.base_amount, entry.percent, entry.tier_id, entry.program_id),
            (10.0, 200.0, 5.0, self.silver, self.program),
        )
        self.assertEqual(entry.reason, "level_discount")
        self.assertEqual(entry.warehouse_id, self.shop)
        self.assertEqual(self.spend(order), [("sale", 190.0)])
        self.assertEqual(self.silver_member.turnover, SILVER_SPEND + 190)
        self.assertEqual(self.silver_member.visits, 1)

    def test_two_tax_rates_count_what_was_paid_with_tax(self):
        lines = [self.line(self.vase, 2), self.line(self.plate, 3), self.line(self.lamp)]
        order = self.ring_up(lines, self.silver_card)
        self.assert_clean(order)
        self.assertEqual(self.spend(order), [("sale", order.amount_total)])
        # 82.40 - 4.12 included; 29.97 - 1.50 + 7 % = 30.46; 95.00
        self.assertAlmostEqual(order.amount_total, 78.28 + 30.46 + 95.0, 2)

    def test_card_lines_earn_and_get_nothing(self):
        lines = [self.line(self.lamp), self.line(self.card_product)]
        order = self.ring_up(lines, self.silver_card)
        self.assertEqual(order.lines[1].discount, 0)
        self.assertEqual(self.spend(order), [("sale", 95.0)])

    def test_manual_discount_is_an_input(self):
        order = self.ring_up([self.line(self.lamp, manual=50)], self.silver_card)
        self.assert_clean(order)
        line = order.lines
        self.assertEqual((line.discount_manual, line.discount_engine_minor), (50, 250))
        self.assertEqual(self.entries(order).amount, 2.5)
        self.assertEqual(self.judgement(order).entry_ids, self.entries(order))

    def test_no_card_no_discount_no_spend(self):
        order = self.ring_up([self.line(self.lamp)])
        self.assert_clean(order)
        self.assertFalse(self.entries(order))
        self.assertEqual(self.spend(order), [])

    def test_order_without_claim_is_booked_as_it_stands(self):
        order = self.ring_up_without_claim([self.line(self.lamp, manual=20)])
        self.assertEqual(self.mismatches(order), set())
        self.assertEqual(order.lines.discount_engine_minor, 0)
        self.assertEqual(self.judgement(order).state, "judged")

    def test_our_discount_without_claim_is_a_difference(self):
        line = self.line(self.lamp, discount=5)
        order = self.ring_up_without_claim([line])
        self.assertEqual(self.mismatches(order), {("tampered", "no_claim")})
        self.assertEqual(self.entries(order).mapped("reason"), ["unexplained"])

    def test_a_spend_over_the_threshold_lifts_the_next_sale(self):
        card = self.make_active_card(2, "Boris", 49950)
        first = self.ring_up([self.line(self.lamp)], card)
        self.assertEqual(first.lines.discount_engine_minor, 500)
        self.assertEqual(card.membership_ids.tier_id, self.gold)
        self.assertEqual(
            self.present(card)["memberships"][str(self.program.id)]["level"], self.gold.id
        )
        second = self.ring_up([self.line(self.lamp)], card)
        self.assert_clean(second)
        self.assertEqual(second.lines.discount_engine_minor, 1000)

    def test_equal_goods_merged_into_one_line_are_rounded_once(self):
        """3 x 41.20 = 123.60, 5 % = 6.18; three lines would give 3 x 2.06, the same by chance."""
        order = self.ring_up([self.line(self.vase, 3), self.line(self.plate, 7)], self.silver_card)
        self.assert_clean(order)
        self.assertEqual(sorted(order.lines.mapped("discount_engine_minor")), [350, 618])

    def test_a_combo_is_discounted_on_its_parts(self):
        parent, part = self.line(self.lamp, price_unit=0), self.line(self.vase, 3)

        def join(data):
            link = {part["uuid"]: {"combo_parent_id": parent["uuid"]}}
            data["relations_uuid_mapping"] = {"pos.order.line": link}

        order = self.ring_up([parent, part], self.silver_card, change=join)
        self.assert_clean(order)
        child = order.lines.filtered("combo_parent_id")
        self.assertEqual(child.discount_engine_minor, 618)
        self.assertEqual(child.combo_parent_id.discount_engine_minor, 0)
        self.assertEqual(self.spend(order), [("sale", 117.42)])

    # -- differences -------------------------------------------------------------------------

    def test_changed_discount_is_tampering(self):
        def raise_discount(data):
            data["lines"][0][2]["discount"] = 50
            data["amount_total"] = data["amount_paid"] = 50
            data["payment_ids"][0][2]["amount"] = 50

        order = self.ring_up([self.line(self.lamp)], self.silver_card, change=raise_discount)
        self.assertEqual(self.mismatches(order), {("tampered", "lines_changed")})
        mismatch = self.env["loyalty.mismatch"].search([("order_id", "=", order.id)])
        self.assertEqual((mismatch.amount_claimed, mismatch.amount_found), (50, 5))
        self.assertTrue(mismatch.activity_ids)
        self.assertEqual(self.entries(order).mapped("amount"), [50])
        self.assertEqual(self.spend(order), [("sale", 50.0)])

    def test_invented_level_is_tampering(self):
        facts = self.present(self.silver_card)
        facts["memberships"][str(self.program.id)]["level"] = self.gold.id
        order = self.ring_up([self.line(self.lamp)], self.silver_card, facts=facts)
        self.assertEqual(self.mismatches(order), {("tampered", "level_never_held")})

    def test_facts_older_than_a_level_change_are_honest(self):
        facts = self.present(self.silver_card)
        facts["as_of"] = "2026-06-01T10:00:00Z"
        self.silver_member._grant_level(self.gold, "complaint")

        def without_network(data):
            data["loyalty_claim"]["facts"]["source"] = "seen"

        order = self.ring_up(
            [self.line(self.lamp)], self.silver_card, facts=facts, change=without_network
        )
        self.assertEqual(order.lines.discount_engine_minor, 500)
        self.assertEqual(self.mismatches(order), {("older_facts", "level_changed")})
        mismatch = self.env["loyalty.mismatch"].search([("order_id", "=", order.id)])
        self.assertEqual((mismatch.amount_claimed, mismatch.amount_found), (5, 10))
        self.assertFalse(mismatch.activity_ids)

    def test_a_delivered_snapshot_counts_after_the_program_changed(self):
        self.silver.discount_percent = 7
        self.publish()
        order = self.ring_up([self.line(self.lamp)], self.silver_card)
        self.assert_clean(order)
        self.assertEqual(self.entries(order).percent, 5)

    def test_a_snapshot_this_till_never_had_is_stale(self):
        self.env.flush_all()
        self.env.cr.execute("DELETE FROM loyalty_snapshot_delivery")
        self.env.invalidate_all()
        self.silver.discount_percent = 7
        self.publish()
        order = self.ring_up([self.line(self.lamp)], self.silver_card)
        self.assertEqual(self.mismatches(order), {("stale_program", "snapshot_not_delivered")})
        claimed = self.env["loyalty.snapshot"]._find(self.company, self.snapshot["hash"])
        claimed._deliver_to(self.pos_session)  # what was not found is not kept in memory
        self.assert_clean(self.ring_up([self.line(self.lamp)], self.silver_card))

    def test_blocked_card_gives_nothing_and_is_reported(self):
        facts = self.present(self.silver_card)
        self.silver_card._set_state("blocked", "lost")
        self.env.flush_all()
        self.env.cr.execute("UPDATE loyalty_medium_event SET create_date = '2026-01-02'")
        self.env.invalidate_all()
        order = self.ring_up([self.line(self.lamp)], self.silver_card, facts=facts)
        self.assertEqual(self.mismatches(order), {("card", "card_blocked")})
        self.assertEqual(self.spend(order), [])

    def test_engine_drift_alarms(self):
        def other_digest(data):
            data["loyalty_claim"]["decision"] = "0" * 64

        order = self.ring_up([self.line(self.lamp)], self.silver_card, change=other_digest)
        self.assertEqual(self.mismatches(order), {("engine_drift", "decision_differs")})

    def test_clock_ahead_is_noted(self):
        def future(data):
            data["loyalty_claim"]["moment"] = "2100-01-01T00:00:00Z"

        order = self.ring_up([self.line(self.lamp)], self.silver_card, change=future)
        self.assertIn("moment_in_future", self.judgement(order).problems)
        self.assertLess(self.judgement(order).moment.year, 2100)

    def test_price_off_the_list_where_it_is_forbidden(self):
        cashier = self.make_user("cashier_price", "point_of_sale.group_pos_user")
        self.config.restrict_price_control = True
        order = self.ring_up(
            [self.line(self.lamp, price_unit=60)],
            self.silver_card,
            pos_order_ui_args={"user_id": cashier.id},
        )
        self.assertEqual(self.mismatches(order), {("price", "off_the_list")})

    def test_price_off_the_list_where_it_is_allowed(self):
        order = self.ring_up([self.line(self.lamp, price_unit=60)], self.silver_card)
        self.assert_clean(order)

    def test_a_line_without_its_taxes(self):
        """Core trusts the taxes of the lines."""
        order = self.ring_up_without_claim([self.line(self.vase)])
        self.assertEqual(self.mismatches(order), set())
        data = self.order_data([self.line(self.vase)])
        data["lines"][0][2]["tax_ids"] = [(6, 0, [])]
        self.assertEqual(self.mismatches(self.sync(data)), {("price", "taxes_changed")})

    def test_a_discount_where_the_till_gives_none(self):
        """Core hides the key on the screen only."""
        line = self.line(self.lamp, manual=30)
        self.assertEqual(self.mismatches(self.ring_up_without_claim([line])), set())
        self.config.manual_discount = False
        line = self.line(self.lamp, manual=30)
        order = self.ring_up_without_claim([line])
        self.assertEqual(self.mismatches(order), {("price", "discount_forbidden")})

    def test_editing_a_paid_receipt_leaves_a_difference(self):
        order = self.ring_up([self.line(self.lamp)], self.silver_card)
        order.lines.write({"discount": 30})
        self.assertIn(("tampered", "changed_after_payment"), self.mismatches(order))
        self.assertEqual(self.entries(order).amount, 5)

    # -- once, and in spite of everything ----------------------------------------------------

    def test_delivered_twice_changes_nothing(self):
        sent = []
        order = self.ring_up([self.line(self.lamp)], self.silver_card, change=sent.append)
        spend = self.silver_member.turnover
        self.env["pos.order"].sync_from_ui(sent)
        order._loyalty_settle()
        self.judgement(order).write({"state": "to_judge"})
        order._loyalty_settle()
        self.assertEqual(self.silver_member.turnover, spend)
        self.assertEqual(len(self.entries(order)), 1)
        self.assertEqual(self.judgement(order).state, "judged")

    @mute_logger("odoo.addons.loyalty_discount.models.pos_order_judge")
    def test_an_error_of_ours_never_stops_the_sale(self):
        with patch.object(pos_order_judge, "evaluate", side_effect=ValueError("broken")):
            order = self.ring_up([self.line(self.lamp)], self.silver_card)
        self.assertEqual(order.state, "paid")
        self.assertEqual(self.judgement(order).state, "to_judge")
        self.assertIn("broken", self.judgement(order).error)
        self.assertEqual(self.spend(order), [])
        self.env["loyalty.judgement"]._cron_judge()
        self.assert_clean(order)
        self.assertEqual(self.spend(order), [("sale", 95.0)])

    @mute_logger("odoo.addons.loyalty_discount.models.pos_order_judge")
    def test_a_crash_between_the_steps_leaves_nothing_half_done(self):
        model = type(self.env["pos.order"])
        with patch.object(model, "_loyalty_report_case", side_effect=RuntimeError("crash")):
            order = self.ring_up([self.line(self.lamp)], self.silver_card)
        self.assertEqual(self.spend(order), [])
        self.assertFalse(self.entries(order))
        self.env["loyalty.judgement"]._cron_judge()
        self.assertEqual(self.spend(order), [("sale", 95.0)])
        self.assert_spend_adds_up()

    def test_a_serialization_failure_is_passed_on(self):
        from psycopg2.errors import SerializationFailure

        with (
            patch.object(pos_order_judge, "evaluate", side_effect=SerializationFailure()),
            self.assertRaises(SerializationFailure),
        ):
            self.ring_up([self.line(self.lamp)], self.silver_card)

    @mute_logger("odoo.addons.loyalty_discount.models.pos_order_judge")
    def waiting(self, count):
        """Receipts that are still to be judged."""
        with patch.object(pos_order_judge, "evaluate", side_effect=ValueError("broken")):
            orders = [self.ring_up([self.line(self.lamp)], self.silver_card) for _ in range(count)]
        return self.env["pos.order"].concat(*orders)

    def test_the_cron_keeps_each_order(self):
        """One that meets a sale at the same moment takes nothing of the others with it."""
        from psycopg2.errors import SerializationFailure

        orders, kept = self.waiting(3), []
        settle, cursor = type(orders)._loyalty_settle, self.env.cr

        def meet_a_sale(order):
            if order == orders[1]:
                raise SerializationFailure()
            return settle(order)

        def commit(_cron, processed=0, *, remaining=None):
            kept.append((processed, remaining))
            return 1

        with (
            patch.object(type(orders), "_loyalty_settle", meet_a_sale),
            patch.object(type(self.env["ir.cron"]), "_commit_progress", commit),
            patch.object(cursor, "rollback") as rollback,
        ):
            self.env["loyalty.judgement"]._cron_judge()
        self.assertEqual(kept, [(1, 2), (1, 1), (1, 0)])
        rollback.assert_called_once()
        states = [self.judgement(order).state for order in orders]
        self.assertEqual(states, ["judged", "to_judge", "judged"])
        self.env["loyalty.judgement"]._cron_judge()
        self.assertEqual(self.judgement(orders[1]).state, "judged")

    @mute_logger("odoo.addons.loyalty_discount.models.pos_order_judge")
    def test_what_can_not_be_judged_is_told_and_tried_on(self):
        order = self.waiting(1)
        judgement = self.judgement(order)
        judgement.attempts = ATTEMPTS_MAX - 1
        with patch.object(pos_order_judge, "evaluate", side_effect=ValueError("broken")):
            self.env["loyalty.judgement"]._cron_judge()
        self.assertEqual(self.mismatches(order), {("unjudged", "too_many_attempts")})
        mismatch = self.env["loyalty.mismatch"].search([("order_id", "=", order.id)])
        self.assertTrue(mismatch.activity_ids)
        self.env["loyalty.judgement"]._cron_judge()
        self.assertEqual(judgement.state, "to_judge")  # it rests for a day
        self.env.flush_all()
        self.env.cr.execute("UPDATE loyalty_judgement SET write_date = '2026-01-01'")
        self.env.invalidate_all()
        self.env["loyalty.judgement"]._cron_judge()
        self.assertEqual((judgement.state, self.spend(order)), ("judged", [("sale", 95.0)]))

    def test_an_unreadable_claim_is_noted_only(self):
        def garble(data):
            data["loyalty_claim"] = {"v": 99}
            data["lines"][0][2].update(discount=0, discount_manual=0)
            data["amount_total"] = data["amount_paid"] = 100
            data["payment_ids"][0][2]["amount"] = 100

        order = self.ring_up([self.line(self.lamp)], self.silver_card, change=garble)
        self.assertEqual(order.loyalty_claim, {"v": 0, "problem": "unknown_version"})
        self.assertEqual(self.mismatches(order), set())
        self.assertEqual(self.judgement(order).problems, ["unknown_version"])
