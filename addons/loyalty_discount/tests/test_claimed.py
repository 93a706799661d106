"""What a till may say it knew: numbers, cards, programs and moments that were, and no others."""

from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from odoo.addons.loyalty_discount.claim.moments import format_moment

from .parts_common import PartsCase


class ClaimedCase(PartsCase):
    """A till that says what it likes."""

    def sell(self, facts=None, said=None, **claim):
        """A lamp; ``said`` goes into the facts of the claim, ``claim`` beside them."""

        def say(data):
            data["loyalty_claim"].update(claim)
            data["loyalty_claim"]["facts"].update(said or {})

        facts = facts or self.present(self.silver_card)
        return self.ring_up([self.line(self.lamp)], facts=facts, change=say)

    def discount(self, order):
        return sum(order.lines.mapped("discount_engine_minor"))

    def ago(self, **time):
        return fields.Datetime.now().replace(microsecond=0) - timedelta(**time)

    def set_back(self, records, moment, column="create_date"):
        """What was recorded just now was recorded at ``moment``."""
        self.env.flush_all()
        self.env.cr.execute(
            f"UPDATE {records._table} SET {column} = %s WHERE id = ANY(%s)",
            [moment, records.ids],
        )
        self.env.invalidate_all()


@tagged("post_install", "-at_install")
class TestClaimedNumbers(ClaimedCase):
    """Offers that ask what the member bought; a till may know less, never something else."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        member = {"member_program_id": cls.program.id}
        rich, first = {"kind": "spend", "spend_from": 20000}, {"kind": "first_purchase"}
        since = {"kind": "days_since", "days_from": 100}
        cls.offer([{"kind": "percent", "percent": 30}], [{**rich, **member}], "Rich")
        cls.offer([{"kind": "percent", "percent": 20}], [{**first, **member}], "First")
        cls.late = cls.offer([{"kind": "percent", "percent": 40}], [{**since, **member}], "Late")

    def setUp(self):
        super().setUp()
        self.key = str(self.program.id)
        self.bought = self.silver_member._book_spend("sale", 100, order_uuid="before")
        self.set_back(self.bought, "2026-01-01")
        self.open_till()

    def numbers(self, facts=None, **values):
        """Facts of the silver card with other numbers of its life."""
        facts = facts or self.present(self.silver_card)
        for name, value in values.items():
            facts["memberships"][self.key][name] = value if name == "last" else {"life": value}
        return facts

    def test_numbers_that_never_were(self):
        own = self.present(self.silver_card)["memberships"][self.key]
        for claimed, minor in (
            ({"spend": 10**9}, 3000),
            ({"visits": 0}, 2000),
            ({"last": "2026-01-01"}, 4000),
        ):
            order = self.sell(self.numbers(**claimed))
            self.assertEqual(self.discount(order), minor)
            self.assertEqual(self.mismatches(order), {("tampered", "numbers_never_had")}, claimed)
            found = self.judgement(order).basket["holder"]["memberships"][self.key]
            self.assertGreaterEqual(found["visits"]["life"], own["visits"]["life"])
            self.assertGreaterEqual(found["last"], own["last"])

    def test_numbers_of_then_are_older_facts(self):
        """Facts of an hour ago; meanwhile the member bought a lot, and gave something back."""
        facts = self.present(self.silver_card)
        facts["as_of"] = format_moment(self.ago(hours=1))
        self.silver_member._book_spend("sale", 9000, order_uuid="meanwhile")
        self.silver_member._book_spend("refund", -10, order_uuid="back", origin_uuid="meanwhile")
        order = self.sell(facts)
        self.assertEqual(self.discount(order), 500)
        self.assertEqual(self.mismatches(order), {("older_facts", "facts_changed")})
        self.assertFalse(self.judgement(order).problems)
        between = self.numbers(facts, spend=facts["memberships"][self.key]["spend"]["life"] + 100)
        self.assertFalse(self.judgement(self.sell(between)).problems)
        less = self.numbers(facts, spend=facts["memberships"][self.key]["spend"]["life"] - 9000)
        self.assertTrue(self.judgement(self.sell(less)).problems)

    def test_equal_numbers_ask_nothing_more(self):
        def refuse(*_args):
            raise AssertionError("asked")

        self.patch(type(self.env["loyalty.card"]), "_numbers_told", refuse)
        self.assert_clean(self.ring_up([self.line(self.lamp)], self.silver_card))

    def test_points_follow_what_the_server_knows(self):
        """The discount of older numbers was paid; points are booked now."""
        points = self.env["loyalty.program"].create({"name": "P", "program_type": "loyalty"})
        effect = {"kind": "bonus_rate", "percent": 100, "bonus_program_id": points.id}
        until = {"kind": "spend", "spend_until": 20000, "member_program_id": self.program.id}
        lane = self.env["loyalty.lane"].create({"name": "Points", "sequence": 90})
        self.offer([effect], [until], "Points for the poor", lane_id=lane.id)
        self.open_till()
        facts = self.present(self.silver_card)
        facts["as_of"] = format_moment(self.ago(hours=1))
        self.silver_member._book_spend("sale", 9000, order_uuid="meanwhile")
        order = self.sell(facts)
        self.assertTrue(self.judgement(order).decision["bonuses"])
        self.assertFalse(self.judgement(order).points)
        self.assertFalse(points.coupon_ids.filtered("points"))


@tagged("post_install", "-at_install")
class TestClaimedTimes(ClaimedCase):
    """Programs of another day, moments before the session, cards read long ago."""

    def setUp(self):
        super().setUp()
        self.open_till()

    def open_again(self, began):
        """The till's session ends ``began``; another one begins there."""
        old = self.pos_session
        old.post_closing_cash_details(sum(old.order_ids.mapped("amount_total")))
        old.close_session_from_ui()
        self.open_till()
        self.set_back(old, began, "stop_at")
        self.set_back(self.pos_session, began, "start_at")
        return old

    def test_programs_of_an_earlier_session(self):
        old_snapshot = self.snapshot
        self.set_back(self.pos_session, self.ago(days=30), "start_at")
        self.silver.discount_percent = 4
        self.publish()
        old = self.open_again(self.ago(days=20))
        self.assertNotEqual(self.snapshot["hash"], old_snapshot["hash"])
        self.snapshot, current = old_snapshot, self.snapshot
        order = self.sell()
        self.assertEqual(self.mismatches(order), {("stale_program", "snapshot_not_delivered")})
        # the same receipt, made in that session without network, arrives today
        moment = format_moment(self.ago(days=25))
        late = self.ring_late(old, moment)
        self.assert_moment(late, moment)
        self.assertEqual(self.mismatches(late), set())
        self.snapshot = current
        self.assert_clean(self.sell())

    def ring_late(self, session, moment):
        """A receipt of ``session`` with the facts of ``moment``."""

        def say(data):
            data["session_id"] = session.id
            data["loyalty_claim"].update(moment=moment, begun=moment)
            data["loyalty_claim"]["facts"].update(source="seen", as_of=moment)

        return self.ring_up([self.line(self.lamp)], self.silver_card, change=say)

    def assert_moment(self, order, moment):
        self.assertEqual(format_moment(self.judgement(order).moment), moment)

    def test_sold_after_the_closing_elsewhere(self):
        """The session was closed at another screen, this one had no network and sold on."""
        self.set_back(self.pos_session, self.ago(days=3), "start_at")
        self.silver.discount_percent = 4
        old_snapshot = self.snapshot
        self.publish()
        old = self.open_again(self.ago(days=2))
        self.set_back(self.pos_session, self.ago(hours=1), "start_at")
        self.snapshot = old_snapshot
        late = self.ring_late(old, format_moment(self.ago(days=1)))
        self.assertEqual(self.mismatches(late), set())
        self.assertEqual(self.discount(late), 500)

    def test_a_moment_before_the_session(self):
        moment = format_moment(self.ago(days=20))
        order = self.sell(moment=moment, begun=moment)
        self.assertIn("moment_before_session", self.judgement(order).problems)
        self.assertGreater(self.judgement(order).moment, self.ago(hours=1))
        (entry,) = self.env["loyalty.turnover"].search([("order_uuid", "=", order.uuid)])
        self.assertGreater(entry.moment, self.ago(hours=1))
        self.assertEqual(self.mismatches(order), set())  # it changed no price

    def test_happy_hours_of_another_day(self):
        """They hold at the claimed moment only: a difference, and nobody is accused."""
        past = self.ago(days=20)
        when = {"kind": "date_range", "date_from": past.date(), "date_through": past.date()}
        self.offer([{"kind": "percent", "percent": 50}], [when])
        self.open_till()
        moment, basket = format_moment(past), self._till_basket
        self.patch(
            type(self), "_till_basket", lambda _s, lines, facts, _m: basket(lines, facts, moment)
        )
        order = self.sell(moment=moment, begun=moment)
        self.assertEqual(self.discount(order), 5000)
        self.assertEqual(self.mismatches(order), {("clock_skew", "moment_before_session")})

    def test_a_till_with_network_asks_for_each_receipt(self):
        facts = self.present(self.silver_card)
        self.silver_member._grant_level(self.gold, "complaint")
        facts["as_of"] = format_moment(self.ago(days=2))
        order = self.sell(facts)
        self.assertEqual(self.mismatches(order), {("older_facts", "facts_too_old")})
        self.assertEqual(self.sum_found(order), 10)
        order = self.sell(facts, {"source": "seen"})
        self.assertEqual(self.mismatches(order), {("older_facts", "level_changed")})

    def sum_found(self, order):
        found = self.env["loyalty.mismatch"].search([("order_uuid", "=", order.uuid)])
        return sum(found.mapped("amount_found"))

    def test_a_card_that_was_blocked_meanwhile_leaves_a_trace(self):
        facts = self.present(self.silver_card)
        facts["as_of"] = format_moment(self.ago(hours=1))
        self.silver_card._set_state("blocked", "stolen")
        order = self.sell(facts)
        self.assertEqual(self.discount(order), 500)
        self.assertEqual(self.spend(order), [("sale", 95.0)])
        self.assertEqual(self.mismatches(order), {("older_facts", "card_blocked")})
        mismatch = self.env["loyalty.mismatch"].search([("order_uuid", "=", order.uuid)])
        self.assertFalse(mismatch.activity_ids)
        facts["as_of"] = format_moment(self.ago(days=2))
        order = self.sell(facts)
        self.assertEqual(self.mismatches(order), {("card", "card_blocked")})
        self.assertEqual(self.spend(order), [])
